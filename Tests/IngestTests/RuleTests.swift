import Fleet
import Logging
import Testing

@testable import Ingest

/// The rules that need no socket.
@Suite struct RuleTests {
    @Test(arguments: ["0.0.0.0:8888", "[::]:8888", "127.0.0.1:0", "[2001:db8::1]:1", "[::ffff:192.0.2.1]:80"])
    func addressesReadAndWriteTheSame(_ text: String) throws {
        #expect(try ListenAddress(text).description == text)
    }

    @Test func localhostIsTheLoopbackAddress() throws {
        #expect(try ListenAddress("localhost:8888").description == "127.0.0.1:8888")
    }

    @Test(arguments: [
        ("8888", "has no port"), (":8888", "has no address"), ("0.0.0.0", "has no port"),
        ("0.0.0.0:", "has no port from 0 to 65535"), ("0.0.0.0:65536", "has no port from 0 to 65535"),
        ("0.0.0.0:-1", "has no port from 0 to 65535"), ("::1:8888", "has an IPv6 address without brackets"),
        ("[::1:8888", "has an IPv6 address without brackets"),
        ("[zz]:8888", "has no IPv6 address between the brackets"), ("example.org:8888", "has no numeric address"),
        ("256.0.0.1:8888", "has no numeric address"), ("", "has no port"), ("\u{1B}[2J:1", "has no numeric address"),
    ])
    func wrongAddressesAreOneLine(_ text: String, _ complaint: String) throws {
        let error = try #require(throws: ListenAddressError.self) { try ListenAddress(text) }
        let shown = text.replacing("\u{1B}", with: "?")
        #expect(
            error.description
                == "\"\(shown)\" \(complaint); write ADDRESS:PORT, such as 0.0.0.0:8888 or [::]:8888")
    }

    @Test func dualStackUnlessIPv4IsListed() throws {
        let all6 = try ListenAddress("[::]:8888")
        let all4 = try ListenAddress("0.0.0.0:8888")
        let other4 = try ListenAddress("0.0.0.0:8889")
        #expect(Listener.isDualStack(all6, among: [all6]))
        #expect(Listener.isDualStack(all6, among: [all6, other4]))
        #expect(!Listener.isDualStack(all6, among: [all4, all6]))
        #expect(!Listener.isDualStack(all4, among: [all4, all6]))
    }

    private let limits = SessionDeadlines.Limits(
        firstMessage: .seconds(60), partialMessage: .seconds(30), idle: .seconds(1800))

    private func second(_ number: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: number * 1_000_000_000) }

    @Test func theFirstMessageHasAMinute() {
        var deadlines = SessionDeadlines(openedAt: second(10))
        #expect(deadlines.next(limits) == (second(70), .firstMessage))
        deadlines.heard(at: second(60), completed: true, hasPartial: false)
        #expect(deadlines.next(limits) == (second(70), .firstMessage))
        deadlines.decided()
        #expect(deadlines.next(limits) == (second(1860), .idle))
    }

    @Test func anUnfinishedMessageHasHalfAMinuteWhateverTrickles() {
        var deadlines = SessionDeadlines(openedAt: second(0))
        deadlines.decided()
        deadlines.heard(at: second(100), completed: false, hasPartial: true)
        deadlines.heard(at: second(129), completed: false, hasPartial: true)
        #expect(deadlines.next(limits) == (second(130), .partialMessage))
        deadlines.heard(at: second(129), completed: true, hasPartial: true)
        #expect(deadlines.next(limits) == (second(159), .partialMessage))
        deadlines.heard(at: second(140), completed: true, hasPartial: false)
        #expect(deadlines.next(limits) == (second(1940), .idle))
    }

    @Test func timeInWhichNobodyReadsDoesNotCount() {
        var deadlines = SessionDeadlines(openedAt: second(0))
        deadlines.wasLeftAlone(for: .seconds(100))
        #expect(deadlines.next(limits) == (second(160), .firstMessage))
        deadlines.decided()
        #expect(deadlines.next(limits) == (second(1900), .idle))
        deadlines.heard(at: second(200), completed: true, hasPartial: true)
        deadlines.wasLeftAlone(for: .seconds(50))
        #expect(deadlines.next(limits) == (second(280), .partialMessage))
    }

    @Test func answersGoInTheOrderOfTheirBursts() {
        var queue = ReplyQueue()
        let isFirst = [([1, 2], 7), ([3], 7), ([4], 8), ([5], 9)].map {
            queue.append($0.0, isPresence: false, burst: $0.1)
        }
        #expect(isFirst == [true, false, true, true])
        #expect((queue.byteCount, queue.count) == (5, 4))
        queue.commit(8)
        #expect(queue.takeCommitted() == [])
        queue.commit(7)
        #expect(queue.takeCommitted() == [1, 2, 3, 4])
        #expect((queue.byteCount, queue.count) == (1, 1))
        _ = queue.append([6], isPresence: false, burst: 10)
        queue.commit(10)
        #expect(queue.giveUp(9) == 1)
        #expect(queue.giveUp(9) == 0)
        #expect(queue.takeCommitted() == [6])
    }

    @Test func onlySignsOfPresenceAreAnsweredWhenABurstCannotBeKept() {
        var queue = ReplyQueue()
        _ = queue.append([1], isPresence: true, burst: 1)
        _ = queue.append([2, 2], isPresence: false, burst: 1)
        _ = queue.append([3], isPresence: true, burst: 1)
        #expect(queue.reduceToPresence(1) == 1)
        #expect(queue.takeCommitted() == [1, 3])
        #expect(queue.byteCount == 0 && queue.isEmpty)
        #expect(queue.isEmpty && queue.byteCount == 0)
    }

    @Test func hugeDurationsNeverCome() {
        #expect(second(1).adding(.seconds(Int64.max)) == .never)
        #expect(second(1).adding(.milliseconds(1500)) == MonotonicTime(nanoseconds: 2_500_000_000))
    }

    @Test func connectionsStayBelowTheDescriptorLimit() {
        let admission = Admission(settings: ListenerSettings(), descriptorLimit: 66)
        let peer = PeerAddress(ipv4: 0xC633_6407, port: 1)
        #expect(admission.admit(peer) == nil)
        #expect(admission.admit(peer) == nil)
        #expect(admission.admit(peer) == .connections)
        admission.leave(peer, isDecided: false)
        #expect(admission.admit(peer) == nil)
        #expect(admission.present.open == 2)
    }

    @Test func oneIPv6NetworkCountsAsOneAddress() {
        var settings = ListenerSettings()
        settings.maxPerAddress = 2
        let admission = Admission(settings: settings, descriptorLimit: 1000)
        func peer(_ high: UInt64, _ low: UInt64) -> PeerAddress { PeerAddress(high: high, low: low, port: 1) }
        #expect(admission.admit(peer(0x2001_0DB8_0000_0001, 1)) == nil)
        #expect(admission.admit(peer(0x2001_0DB8_0000_0001, 2)) == nil)
        #expect(admission.admit(peer(0x2001_0DB8_0000_0001, 3)) == .perAddress)
        #expect(admission.admit(peer(0x2001_0DB8_0000_0002, 3)) == nil)
        for address: UInt32 in [1, 1, 2] { #expect(admission.admit(PeerAddress(ipv4: address, port: 1)) == nil) }
        #expect(admission.admit(PeerAddress(ipv4: 1, port: 1)) == .perAddress)
        admission.leave(peer(0x2001_0DB8_0000_0001, 1), isDecided: false)
        #expect(admission.admit(peer(0x2001_0DB8_0000_0001, 3)) == nil)
    }

    @Test func logLinesAreFewAndSayWhatIsMissing() {
        let budget = LogBudget(Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        for _ in 0..<5 { #expect(budget.admit(.refused, at: second(1)) == 0) }
        for _ in 0..<7 { #expect(budget.admit(.refused, at: second(1)) == nil) }
        #expect(budget.admit(.shed, at: second(1)) == 0)
        #expect(budget.admit(.refused, at: second(2)) == 7)
        #expect(budget.admit(.refused, at: second(2)) == 0)
    }

    @Test func aDatagramSourceHasBudgets() {
        var budgets = SourceBudgets(maxUnparsed: 2, maxRepliesPerSecond: 1)
        let first = PeerAddress(ipv4: 1, port: 1)
        let second = PeerAddress(ipv4: 1, port: 2)
        let unparsed = [(first, 1), (first, 1), (first, 2), (second, 2), (first, 2000)].map { peer, time in
            budgets.takeUnparsed(peer, at: self.second(time))
        }
        #expect(unparsed == [true, true, false, true, true])
        let replies = [2003, 2003, 2004].map { budgets.takeReply(first, at: self.second($0)) }
        #expect(replies == [true, false, true])
    }

    @Test func forgedSourcesCannotExceedTheOverallBudget() {
        var budgets = SourceBudgets(maxUnparsed: 100, maxRepliesPerSecond: 1)
        let taken = (0..<20_000).count { number in
            budgets.takeUnparsed(PeerAddress(ipv4: UInt32(number), port: 1), at: second(5))
        }
        #expect(taken == SourceBudgets.maxUnparsedPerSecond)
    }

    @Test func countersAddUp() {
        var sum = ListenerCounters()
        var part = ListenerCounters()
        part.accepted = 2
        part.repliesWithheld = 3
        part.closedForeign = ["HTTP": 1]
        sum.add(part)
        sum.add(part)
        #expect(sum.accepted == 4)
        #expect(sum.repliesWithheld == 6)
        #expect(sum.closedForeign == ["HTTP": 2])
        #expect(sum.named.first?.count == 4)
        #expect(sum.named.last?.name == "closed: speaks HTTP")
        #expect(Set(ListenerCounters.rows.map { $0.field as AnyKeyPath }).count == ListenerCounters.rows.count)
        #expect(Mirror(reflecting: sum).children.count { $0.value is Int } == ListenerCounters.rows.count)
    }
}
