import Testing

@testable import Fleet

/// What the book gives up when it is full, and that it says so.
@Suite struct AlarmBookTests {
    private func raise(_ kind: AlarmKind, device: Int, in book: inout AlarmBook, at seconds: Double = 0) -> AlarmID? {
        let report = Tracker.report(String(861_785_001_500_000 + device), .alarm)
        var moment = AlarmBook.Moment(Tracker.at(seconds), sequence: UInt64(device + 1))
        let outcome = book.take(
            AlarmOccurrence(report, kind: kind, isLate: false, near: nil),
            rule: AlarmRules().rule(of: kind, isTold: true), &moment)
        if case .raised(let id) = outcome { return id }
        return nil
    }

    private func acknowledge(_ id: AlarmID?, in book: inout AlarmBook, isThere: Bool = true) {
        var moment = AlarmBook.Moment(Tracker.at(1), by: Operator(user: "ana"))
        #expect(book.perform(.acknowledge([id].compactMap { $0 }), &moment) == (isThere ? 1 : 0))
    }

    @Test func theOldestAcknowledgedGoesFirst() {
        var book = AlarmBook(capacity: 3)
        let ids = (0..<3).map { raise(.sos, device: $0, in: &book) }
        acknowledge(ids[1], in: &book)
        acknowledge(ids[2], in: &book)
        let new = raise(.sos, device: 3, in: &book, at: 3600)
        #expect(book.alarms.map(\.id) == [ids[0], ids[2], new])
        #expect(book.discarded == 1)
    }

    @Test func theEndedGoBeforeThoseThatLast() {
        var book = AlarmBook(capacity: 2)
        let cut = raise(.powerCut, device: 0, in: &book)
        let sos = raise(.sos, device: 1, in: &book)
        acknowledge(cut, in: &book)
        acknowledge(sos, in: &book)
        let new = raise(.sos, device: 2, in: &book, at: 3600)
        #expect(book.alarms.map(\.id) == [cut, new])
    }

    @Test func withoutAcknowledgedOnesTheOldestOfTheLeastImportantGoes() {
        var book = AlarmBook(capacity: 4)
        let sos = raise(.sos, device: 0, in: &book)
        _ = raise(.ignitionOff, device: 1, in: &book)
        let second = raise(.ignitionOff, device: 2, in: &book)
        let overspeed = raise(.overspeed, device: 3, in: &book)
        let new = raise(.sos, device: 4, in: &book)
        #expect(book.alarms.map(\.id) == [sos, second, overspeed, new])
    }

    @Test func noUnacknowledgedOneIsLostWhileThereAreAcknowledgedOnes() {
        var book = AlarmBook(capacity: 50)
        var unacknowledged: [AlarmID?] = []
        for device in 0..<200 {
            let id = raise(device % 2 == 0 ? .ignitionOff : .sos, device: device, in: &book)
            if device % 10 == 0 { unacknowledged.append(id) } else { acknowledge(id, in: &book) }
        }
        #expect(book.alarms.count == 50)
        #expect(book.discarded == 150)
        #expect(book.alarms.filter(\.isUnacknowledged).map(\.id) == unacknowledged)
    }

    @Test func afterADiscardTheSameAlarmIsRaisedAnew() {
        var book = AlarmBook(capacity: 1)
        let first = raise(.sos, device: 0, in: &book)
        _ = raise(.sos, device: 1, in: &book)
        let again = raise(.sos, device: 0, in: &book, at: 2)
        #expect(again != nil)
        #expect(book.alarms.map(\.id) == [again])
        #expect(book.alarms.first?.count == 1)
        #expect(first == again, "it is the same occurrence of the same entry here")
    }

    @Test func theLeastImportantNewcomerIsRefusedByAFullBook() {
        var book = AlarmBook(capacity: 2)
        let first = raise(.sos, device: 1, in: &book)
        let second = raise(.sos, device: 2, in: &book)
        #expect(raise(.lowBattery, device: 3, in: &book) == nil)
        #expect(book.alarms.map(\.id) == [first, second].compactMap { $0 })
        #expect(book.discarded == 1)
        #expect(raise(.sos, device: 4, in: &book) != nil, "an equal one takes the place of the oldest")
    }
}
