import Testing

@testable import Fleet

/// The life-cycle as data: each row by its name, and what has no row.
@Suite struct AlarmTableTests {
    /// The table as it is agreed, row by row: from, event, condition, to.
    private static let agreed = """
        cleared, raise, always, unacknowledged
        cleared, unacknowledge, always, returned
        unacknowledged, raise, always, unacknowledged
        unacknowledged, worsen, always, unacknowledged
        unacknowledged, acknowledge, always, acknowledged
        unacknowledged, clear, always, returned
        unacknowledged, shelve, always, shelved
        unacknowledged, suppress, always, suppressed
        unacknowledged, take out of service, always, out of service
        acknowledged, raise, always, acknowledged
        acknowledged, raise again, always, unacknowledged
        acknowledged, worsen, always, unacknowledged
        acknowledged, clear, plain, cleared
        acknowledged, clear, latching, latched
        acknowledged, unacknowledge, always, unacknowledged
        acknowledged, acknowledgement expires, always, unacknowledged
        acknowledged, shelve, always, shelved
        acknowledged, suppress, always, suppressed
        acknowledged, take out of service, always, out of service
        returned, raise, always, unacknowledged
        returned, acknowledge, plain, cleared
        returned, acknowledge, latching, latched
        returned, take out of service, always, out of service
        latched, raise again, always, unacknowledged
        latched, unacknowledge, always, returned
        latched, reset, always, cleared
        latched, take out of service, always, out of service
        shelved, raise, always, shelved
        shelved, clear, always, shelved
        shelved, unshelve, lasting, unacknowledged
        shelved, unshelve, over, cleared
        shelved, take out of service, always, out of service
        suppressed, raise, always, suppressed
        suppressed, clear, always, suppressed
        suppressed, unsuppress, lasting, unacknowledged
        suppressed, unsuppress, over, cleared
        suppressed, take out of service, always, out of service
        out of service, raise, always, out of service
        out of service, clear, always, out of service
        out of service, return to service, lasting, unacknowledged
        out of service, return to service, over, cleared
        """.split(separator: "\n").map(String.init)

    private static func name(_ row: AlarmRow) -> String {
        "\(row.from.rawValue), \(row.event.rawValue), \(row.condition.rawValue), \(row.to.rawValue)"
    }

    @Test("each row of the table is there, and no other")
    func rows() {
        #expect(AlarmRow.all.map(Self.name) == Self.agreed)
    }

    @Test("each row is what happens", arguments: AlarmRow.all)
    func happens(row: AlarmRow) {
        for isActive in [true, false] {
            for latches in [true, false] {
                let counts =
                    switch row.condition {
                    case .always: true
                    case .lasting: isActive
                    case .over: !isActive
                    case .latching: latches
                    case .plain: !latches
                    }
                let found = AlarmRow.row(row.from, row.event, isActive: isActive, latches: latches)
                #expect((found == row) == counts, "\(Self.name(row))")
            }
        }
    }

    @Test("every state can be entered and left, and every event happens somewhere")
    func complete() {
        for state in AlarmState.allCases {
            #expect(AlarmRow.all.contains { $0.from == state && $0.to != state }, "\(state)")
            #expect(AlarmRow.all.contains { $0.to == state && $0.from != state }, "\(state)")
        }
        #expect(Set(AlarmRow.all.map(\.event)) == Set(AlarmEvent.allCases))
    }

    @Test("nothing unacknowledged becomes history, or latched, but by an acknowledgement")
    func nothingVanishes() {
        for row in AlarmRow.all where row.from.isUnacknowledged && !row.to.isUnacknowledged && !row.to.isHidden {
            #expect(row.event == .acknowledge, "\(Self.name(row))")
        }
    }
}
