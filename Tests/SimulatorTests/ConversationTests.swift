import Fleet
import Testing

@testable import Simulator

/// What a tracker makes of answers and of silence, with the time passed in.
struct ConversationTests {
    private static let patience = Conversation.Patience(replyTimeoutMs: 1000, resends: 3)

    private var talk = Conversation(patience: patience, capacity: 4)
    private var tally = LinkTally()

    /// A message that says its own name and is answered with `re:` and that, or not at all.
    private func message(
        _ name: String, _ utterance: Utterance = .position, answered: Bool = true, awaited: Bool = true
    ) -> TrackerMessage {
        let reply = ExpectedReply.bytes(Array("re:\(name);".utf8), isAwaited: awaited)
        return TrackerMessage(utterance: utterance, bytes: Array(name.utf8), reply: answered ? reply : nil)
    }

    private mutating func add(_ messages: TrackerMessage...) {
        for message in messages { talk.add(message, tally: &tally) }
    }

    private mutating func said(at nowMs: Int64 = 0) -> String? {
        talk.next(nowMs: nowMs).map { String(decoding: $0, as: UTF8.self) }
    }

    private mutating func hear(_ text: String, isWhole: Bool = false) {
        talk.hear(text.utf8, isWhole: isWhole, tally: &tally)
    }

    @Test mutating func nothingIsSaidWhileAnAnswerIsAwaited() {
        talk.begin(greeting: message("login", .greeting))
        add(message("one"), message("two"))
        #expect(said() == "login")
        #expect(said() == nil)
        hear("re:login;")
        #expect(said() == "one")
        #expect(said() == nil)
        hear("re:one;")
        #expect(said() == "two")
        #expect(talk.isBusy)
        hear("re:two;")
        #expect(!talk.isBusy && said() == nil)
        #expect(tally.answered == 3 && tally.wrong == 0)
    }

    @Test mutating func aDialectWithoutAnswersNeverWaits() {
        talk.begin(greeting: message("hello", .greeting, answered: false))
        add(message("one", answered: false), message("two", answered: false))
        #expect([said(), said(), said(), said()] == ["hello", "one", "two", nil])
        #expect(talk.dueMs == nil && !talk.isBusy)
        hear("anything")
        #expect(tally.wrong == 1 && tally.answered == 0)
    }

    @Test mutating func anAnswerMayComeInPieces() {
        add(message("one"), message("two"))
        _ = said()
        for piece in ["r", "e:on", "e"] {
            hear(piece)
            #expect(said() == nil)
        }
        hear(";")
        #expect(said() == "two" && tally.wrong == 0)
    }

    @Test mutating func aPieceInADatagramIsNoAnswer() {
        add(message("one"))
        _ = said()
        hear("re:on", isWhole: true)
        hear("e;", isWhole: true)
        #expect(tally.wrong == 2 && tally.answered == 0)
        hear("re:one;", isWhole: true)
        #expect(tally.answered == 1 && !talk.isBusy)
    }

    @Test mutating func aWrongAnswerIsCountedAndTheRightOneBehindItFound() {
        add(message("one"))
        _ = said()
        hear("re:two;")
        #expect(tally.wrong == 1 && talk.isBusy)
        hear("HTTP/1.1 400 re:one;")
        #expect(tally.wrong == 2 && tally.answered == 1 && !talk.isBusy)
    }

    @Test mutating func silenceBringsTheSameMessageAgainThreeTimesThenTheEnd() {
        add(message("one"))
        #expect(said(at: 100) == "one")
        #expect(talk.dueMs == 1100)
        #expect(talk.lapse(nowMs: 1099) == .nothing)
        for time: Int64 in [1100, 2100, 3100] {
            #expect(talk.lapse(nowMs: time) == .resend(Array("one".utf8)))
            #expect(talk.lapse(nowMs: time + 999) == .nothing)
        }
        #expect(talk.lapse(nowMs: 4100) == .hangUp)
    }

    @Test mutating func aSecondAnswerToAMessageSentTwiceIsNotWrong() {
        add(message("one"), message("two"))
        _ = said()
        _ = talk.lapse(nowMs: 1000)
        hear("re:one;")
        #expect(said(at: 1500) == "two")
        hear("re:one;re:two;")
        #expect(tally.answered == 2 && tally.wrong == 0 && !talk.isBusy)
    }

    @Test mutating func afterHangingUpTheLoginComesFirstAndThenWhatWasStored() {
        talk.begin(greeting: message("login", .greeting))
        add(message("one"), message("two"))
        _ = said()
        hear("re:login;")
        _ = said()
        talk.end(tally: &tally)
        #expect(talk.dueMs == nil && talk.isBusy && talk.storedCount == 2)
        talk.begin(greeting: message("login", .greeting))
        #expect(said() == "login")
        hear("re:login;")
        #expect(said() == "one")
        hear("re:one;")
        #expect(said() == "two")
        #expect(tally.dropped == 0)
    }

    @Test mutating func anUnansweredSignOfLifeIsNotStored() {
        add(message("alive", .heartbeat))
        _ = said()
        talk.end(tally: &tally)
        #expect(!talk.isBusy && talk.storedCount == 0)
    }

    @Test mutating func halfAnAnswerDoesNotOutliveItsConnection() {
        add(message("one"))
        _ = said()
        hear("re:o")
        talk.end(tally: &tally)
        talk.begin(greeting: nil)
        #expect(said() == "one")
        hear("re:one;")
        #expect(tally.answered == 1 && tally.wrong == 0)
    }

    @Test mutating func answersThatNobodyWaitsForAreRecognised() {
        add(message("a", awaited: false), message("b", awaited: false), message("c"))
        #expect([said(), said(), said(), said()] == ["a", "b", "c", nil])
        hear("re:a;re:b;re:c;")
        #expect(tally.answered == 3 && tally.wrong == 0 && !talk.isBusy)
    }

    @Test mutating func manyAnswersThatNobodyWaitsForStayBounded() {
        for number in 0..<1000 {
            add(message("\(number)", awaited: false))
            #expect(said() == "\(number)")
        }
        hear((0..<1000).map { "re:\($0);" }.joined())
        #expect(tally.answered == 64 && tally.wrong == 0, "those before are forgotten, and not held against anybody")
    }
}

/// What a tracker keeps when it may keep no more.
struct OutboxTests {
    private func message(_ utterance: Utterance, _ name: UInt8) -> TrackerMessage {
        TrackerMessage(utterance: utterance, bytes: [name], reply: nil)
    }

    @Test func signsOfLifeGoFirstThenOldPositionsThenAlarms() {
        var box = Outbox(capacity: 3)
        #expect(box.append(message(.alarm(.sos), 1)) == 0)
        #expect(box.append(message(.heartbeat, 2)) == 0)
        #expect(box.append(message(.position, 3)) == 0)
        #expect(box.append(message(.position, 4)) == 1, "the sign of life")
        #expect(box.append(message(.position, 5)) == 1, "the position 3")
        #expect(box.append(message(.alarm(.door), 6)) == 1, "the position 4")
        #expect(box.append(message(.alarm(.tow), 7)) == 1, "the position 5")
        #expect(box.append(message(.position, 8)) == 1, "itself")
        var left: [UInt8] = []
        while let message = box.popFirst() { left += message.bytes }
        #expect(left == [1, 6, 7])
    }

    @Test func whatIsPutBackComesOutFirst() {
        var box = Outbox(capacity: 2)
        _ = box.append(message(.position, 2))
        #expect(box.putBack(message(.position, 1)) == 0)
        #expect(box.popFirst()?.bytes == [1])
        #expect(box.count == 1 && !box.isEmpty)
    }
}
