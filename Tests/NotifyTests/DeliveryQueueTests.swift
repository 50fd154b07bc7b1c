import Testing

@testable import Fleet
@testable import Notify

/// What a sink still has to deliver: rate, retries and bounds.
@Suite struct DeliveryQueueTests {
    private func at(_ seconds: Double) -> Timestamp { AlarmStage.at(seconds) }
    private let failure = DeliveryResult.failed("no", mayRetry: true)

    @Test func beyondTheRateNoticesAreCountedAndToldAsANumber() {
        var queue = DeliveryQueue(rate: NoticeRate(count: 2, perMilliseconds: 60_000))
        for second in 0..<9 { queue.put(Notices.of(2), at: at(Double(second))) }
        #expect(queue.counts.suppressed == 7)
        for _ in 0..<2 {
            #expect(queue.next(at: at(10))?.notice.reason == .test)
            queue.finish(.delivered, at: at(10))
        }
        #expect(queue.next(at: at(59.9)) == nil)
        #expect(queue.nextDue == at(60))
        let summary = queue.next(at: at(60))
        #expect(summary?.notice.suppressed == 7)
        #expect(summary?.notice.headline == "fleettop: 7 more notifications suppressed")
        queue.finish(.delivered, at: at(60))
        #expect(queue.nextDue == nil)
        #expect(queue.counts.sent == 3)
    }

    @Test func aFloodOfOthersDoesNotHoldPriorityOneBack() {
        var queue = DeliveryQueue(rate: NoticeRate(count: 2, perMilliseconds: 60_000))
        for _ in 0..<50 { queue.put(Notices.of(3), at: at(0)) }
        queue.put(Notices.of(1, number: 77), at: at(1))
        #expect(queue.next(at: at(1))?.notice.alarm == 77, "and it goes first")
    }

    @Test func oneAtATime() {
        var queue = DeliveryQueue(rate: NoticeRate())
        queue.put(Notices.of(2), at: at(0))
        queue.put(Notices.of(2), at: at(0))
        #expect(queue.next(at: at(0)) != nil)
        #expect(queue.next(at: at(0)) == nil)
        #expect(queue.nextDue == nil)
        #expect(queue.waitingCount == 2)
        queue.finish(.delivered, at: at(1))
        #expect(queue.next(at: at(1)) != nil)
    }

    @Test func itIsTriedAgainWithLongerAndLongerPausesAndThenGivenUp() {
        var queue = DeliveryQueue(rate: NoticeRate())
        queue.put(Notices.of(1), at: at(0))
        var now = at(0)
        var pauses: [Int64] = []
        for _ in 1..<DeliveryQueue.maximumTries {
            #expect(queue.next(at: now) != nil)
            #expect(Bool(queue.finish(failure, at: now)))
            let due = queue.nextDue ?? now
            #expect(queue.next(at: due.adding(milliseconds: -1)) == nil)
            pauses.append(due.milliseconds(since: now))
            now = due
        }
        #expect(pauses == [5000, 20_000, 80_000, 320_000, 900_000])
        #expect(queue.next(at: now) != nil)
        #expect(Bool(!queue.finish(failure, at: now)))
        #expect(queue.nextDue == nil)
        #expect(queue.counts == .init(sent: 0, failed: 6, suppressed: 0, givenUp: 1))
    }

    @Test func whatDoesNotGoAwayIsNotTriedAgain() {
        var queue = DeliveryQueue(rate: NoticeRate())
        queue.put(Notices.of(1), at: at(0))
        #expect(queue.next(at: at(0)) != nil)
        #expect(Bool(!queue.finish(.failed("no", mayRetry: false), at: at(0))))
        #expect(queue.waitingCount == 0)
    }

    @Test func onesThatWaitToBeTriedAgainHoldNobodyUp() {
        var queue = DeliveryQueue(rate: NoticeRate())
        queue.put(Notices.of(1, number: 1), at: at(0))
        #expect(queue.next(at: at(0))?.notice.alarm == 1)
        queue.finish(failure, at: at(0))
        queue.put(Notices.of(4, number: 2), at: at(1))
        #expect(queue.next(at: at(1))?.notice.alarm == 2)
    }

    @Test func whatSomebodyHasTakenNoticeOfIsTakenBack() throws {
        var queue = DeliveryQueue(rate: NoticeRate())
        let notice = try #require(Notices.hostile("x"))
        queue.put(notice, at: at(0))
        queue.put(Notices.of(4, number: 99), at: at(0))
        queue.withdraw(notice.alarm)
        #expect(queue.waitingCount == 1)
        #expect(queue.next(at: at(0))?.notice.alarm == 99)
    }

    @Test func itIsBoundedAndTheLeastImportantGoes() {
        var queue = DeliveryQueue(rate: NoticeRate(count: 1000, perMilliseconds: 1000))
        for _ in 0..<DeliveryQueue.capacity + 5 { queue.put(Notices.of(3), at: at(0)) }
        #expect(queue.waitingCount == DeliveryQueue.capacity)
        #expect(queue.counts.givenUp == 5)
        queue.put(Notices.of(1, number: 7), at: at(0))
        #expect(queue.waitingCount == DeliveryQueue.capacity)
        #expect(queue.next(at: at(0))?.notice.alarm == 7)
    }

    @Test func aClockThatIsSetBackKeepsNobodyOut() {
        var queue = DeliveryQueue(rate: NoticeRate(count: 1, perMilliseconds: 60_000))
        queue.put(Notices.of(2), at: at(100_000))
        queue.put(Notices.of(2), at: at(0))
        #expect(queue.counts.suppressed == 0)
    }

    @Test func whatIsUnderWayIsTriedNoMoreOnceSomebodyHasTakenNotice() throws {
        var queue = DeliveryQueue(rate: NoticeRate())
        let notice = try #require(Notices.hostile("x"))
        queue.put(notice, at: at(0))
        #expect(queue.next(at: at(0)) != nil)
        queue.withdraw(notice.alarm)
        #expect(Bool(!queue.finish(failure, at: at(1))))
        #expect(queue.waitingCount == 0)
        #expect(queue.nextDue == nil)
        queue.put(notice, at: at(2))
        #expect(queue.next(at: at(2)) != nil, "one that comes later is another one")
        #expect(Bool(queue.finish(failure, at: at(2))))
    }

    @Test func aFloodOfPriorityOneDoesNotHoldOthersBack() {
        var queue = DeliveryQueue(rate: NoticeRate(count: 2, perMilliseconds: 60_000))
        var (others, summaries): (Int, [Int]) = (0, [])
        for second in 0..<600 {
            let now = at(Double(second))
            queue.put(Notices.of(1), at: now)
            if second % 60 == 30 { queue.put(Notices.of(2, number: 2), at: now) }
            while let delivery = queue.next(at: now) {
                if delivery.notice.alarm == 2 { others += 1 }
                if delivery.notice.suppressed > 0 { summaries.append(delivery.notice.suppressed) }
                queue.finish(.delivered, at: now)
            }
        }
        #expect(others == 10, "all of them arrive")
        #expect((8...9).contains(summaries.count) && summaries.allSatisfy { $0 > 50 }, "\(summaries)")
        let last = queue.next(at: at(700))?.notice.suppressed ?? 0
        #expect(summaries.reduce(0, +) + last == queue.counts.suppressed, "the full number is told")
    }

    @Test func aFloodThatLastsLetsAsManyThroughAsTheRateSays() {
        var queue = DeliveryQueue(rate: NoticeRate(count: 1, perMilliseconds: 60_000))
        for second in 0..<600 {
            queue.put(Notices.of(2), at: at(Double(second)))
            while queue.next(at: at(Double(second))) != nil { queue.finish(.delivered, at: at(Double(second))) }
        }
        #expect(600 - queue.counts.suppressed == 10, "summaries take no place of theirs")
    }
}
