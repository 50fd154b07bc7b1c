import Testing

@testable import Fleet

/// All sequences of events up to a length, over a book with one critical alarm and one that is not, and what must hold.
@Suite struct AlarmModelTests {
    /// One thing that may happen next.
    private enum Move: CaseIterable {
        case raise, end, wait, acknowledge, acknowledgeShown, unacknowledge
        case shelve, shelveUntilClear, shelveAll, unshelve, reset, withdraw, withdrawAll, restore, offline, online
    }

    private struct World {
        var book = AlarmBook()
        var now = Tracker.at(0)
        var sequence: UInt64 = 1
        /// The instances whose acknowledgements were asked for.
        var asked: Set<AlarmID> = []
    }

    private static let device = Tracker.id("861785001515349")
    private static let ana = Operator(user: "ana", terminal: "pts/3")
    private static let minute: Int64 = 60_000

    private static func occurrence(_ kind: AlarmKind) -> AlarmOccurrence {
        AlarmOccurrence(Signal(kind, .began, at: Tracker.at(0)), device: device, near: nil)
    }

    private static func rule(_ kind: AlarmKind) -> AlarmRule {
        var rule = kind.traits.rule
        rule.ackTimeoutMilliseconds = 7 * minute
        return rule
    }

    /// The alarms of the model: tamper is critical and latches, no GPS fix is plain and hidden while offline.
    private static let kinds: [AlarmKind] = [.tamper, .gpsLost]

    private static func step(_ world: World, _ move: Move) -> World {
        var world = world
        world.now = world.now.adding(milliseconds: minute)
        world.sequence += 1
        var moment = AlarmBook.Moment(world.now, sequence: world.sequence, by: ana)
        world.book.sweep(&moment)
        let ids = world.book.alarms.map(\.id)
        let until = world.now.adding(milliseconds: 10 * minute)
        func perform(_ action: OperatorAction) { _ = world.book.perform(action, &moment) }
        switch move {
        case .raise: for kind in kinds { world.book.take(occurrence(kind), rule: rule(kind), &moment) }
        case .end: for kind in kinds { world.book.end(occurrence(kind).key, &moment) }
        case .wait: world.now = world.now.adding(milliseconds: 20 * minute)
        case .acknowledge:
            world.asked.formUnion(ids)
            perform(.acknowledge(ids))
        case .acknowledgeShown: perform(.acknowledgeShown(ids))
        case .unacknowledge: perform(.unacknowledge(ids))
        case .shelve: for id in ids { perform(.shelve([id], until: until, endsAtClear: false, reason: "works")) }
        case .shelveUntilClear: for id in ids { perform(.shelve([id], until: until, endsAtClear: true, reason: "x")) }
        case .shelveAll: perform(.shelve(ids, until: until, endsAtClear: false, reason: "works"))
        case .unshelve: perform(.unshelve(ids))
        case .reset: perform(.reset(ids))
        case .withdraw: perform(.takeOutOfService([AlarmScope(device: device, kind: .tamper)], reason: "workshop"))
        case .withdrawAll: perform(.takeOutOfService([AlarmScope(device: device)], reason: "workshop"))
        case .restore: perform(.returnToService(Array(world.book.withdrawals.keys)))
        case .offline: world.book.take(occurrence(.offline), rule: AlarmKind.offline.traits.rule, &moment)
        case .online: world.book.end(occurrence(.offline).key, &moment)
        }
        return world
    }

    private static let operators: Set<Move> = [
        .acknowledge, .shelve, .shelveUntilClear, .withdraw, .withdrawAll, .restore, .unshelve,
    ]

    /// What is wrong after a move; nil when all is well.
    private static func fault(_ before: World, _ move: Move, _ after: World) -> String? {
        for old in before.book.alarms {
            guard let new = after.book.alarm(old.id) else { return "an instance is gone" }
            if old.isUnacknowledged, !new.isUnacknowledged, !new.state.isHidden {
                let isAsked = move == .acknowledge || (move == .acknowledgeShown && old.priority > 1)
                if !isAsked { return "\(old.kind) went from \(old.state) to \(new.state) by \(move)" }
            }
            if old.priority <= 1, old.isUnacknowledged, !new.isUnacknowledged,
                [.acknowledgeShown, .shelveAll, .withdrawAll].contains(move)
            {
                return "a critical alarm left by the bulk action \(move)"
            }
            if new.state == .shelved, let shelf = new.shelf {
                if shelf.until.milliseconds(since: shelf.at) > new.longestShelving { return "shelved for too long" }
                if shelf.reason.isEmpty { return "shelved without a reason" }
            }
            if (new.state == .shelved) != (new.shelf != nil) { return "a shelf without an end" }
            if new.state == .acknowledged, new.acknowledgement == nil { return "acknowledged by nobody" }
            if new.isUnacknowledged, new.acknowledgement != nil { return "unacknowledged, with an acknowledgement" }
            if new.acknowledgement != nil, new.priority <= 1, !after.asked.contains(new.id) {
                return "an acknowledgement bound to another instance"
            }
        }
        let open = after.book.alarms.filter { $0.state != .cleared }
        if Set(open.map(\.key)).count != open.count { return "two open instances of one alarm" }
        var counted = [Int](repeating: 0, count: Alarm.rankCount)
        for alarm in after.book.alarms { counted[alarm.rank] += 1 }
        return counted == after.book.ranks ? nil : "the count of the ranks is wrong"
    }

    @Test("no sequence of four moves, after an alarm was raised or before, breaks a promise")
    func allSequences() {
        var (sequences, faults): (Int, Set<String>) = (0, [])
        var states: Set<AlarmState> = []
        func go(_ world: World, _ depth: Int) {
            for move in Move.allCases {
                let next = Self.step(world, move)
                sequences += 1
                states.formUnion(next.book.alarms.map(\.state))
                if let fault = Self.fault(world, move, next) { faults.insert(fault) }
                if depth > 1 { go(next, depth - 1) }
            }
        }
        go(World(), 4)
        for first in [Move.acknowledge, .shelve, .withdraw, .offline, .end] {
            go(Self.step(Self.step(World(), .raise), first), 2)
        }
        #expect(faults.isEmpty, "\(faults.sorted())")
        #expect(states == Set(AlarmState.allCases))
        #expect(sequences > 70_000)
    }

    @Test("whatever is shelved comes back by itself", arguments: [AlarmKind.gpsLost, .tamper])
    func shelvingEnds(kind: AlarmKind) throws {
        var world = Self.step(Self.step(World(), .raise), .shelve)
        let id = try #require(world.book.alarms.first { $0.kind == kind }?.id)
        #expect(world.book.alarm(id)?.state == .shelved)
        world = Self.step(Self.step(world, .wait), .wait)
        #expect(world.book.alarm(id)?.state == .unacknowledged)
    }
}
