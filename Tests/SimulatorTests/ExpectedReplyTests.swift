import Testing

@testable import Simulator

struct ExpectedReplyTests {
    private func compare(_ reply: ExpectedReply, _ text: String) -> ExpectedReply.Comparison {
        reply.compare(Array(text.utf8)[...])
    }

    @Test func fixedBytesAreComparedOneByOne() {
        let reply = ExpectedReply.bytes(Array("LOAD".utf8))
        #expect(compare(reply, "LOAD") == .complete(4))
        #expect(compare(reply, "LOADON") == .complete(4))
        #expect(compare(reply, "LO") == .partial)
        #expect(compare(reply, "") == .partial)
        #expect(compare(reply, "LOUD") == .no)
        #expect(compare(reply, "ON") == .no)
    }

    @Test func theTimeIsFourteenDigits() {
        let tail = [UInt8(ascii: "#")]
        let reply = ExpectedReply(head: Array("*HQ,1,V4,V1,".utf8), time: .always, tail: tail)
        #expect(compare(reply, "*HQ,1,V4,V1,20261122190807#") == .complete(27))
        #expect(compare(reply, "*HQ,1,V4,V1,20261122190807") == .partial)
        #expect(compare(reply, "*HQ,1,V4,V1,2026") == .partial)
        #expect(compare(reply, "*HQ,1,V4,V1,") == .partial)
        #expect(compare(reply, "*HQ,1,V4,V1,#") == .no)
        #expect(compare(reply, "*HQ,1,V4,V1,2026#") == .no)
        #expect(compare(reply, "*HQ,1,V4,V1,202611221908071#") == .no)
        #expect(compare(reply, "*HQ,2,V4,V1,20261122190807#") == .no)
    }

    @Test func aLoginMayBeAnsweredWithOrWithoutTheTime() {
        let reply = ExpectedReply(head: Array("TRVBP00".utf8), time: .maybe, tail: [UInt8(ascii: "#")])
        #expect(compare(reply, "TRVBP00#") == .complete(8))
        #expect(compare(reply, "TRVBP0020261122190807#TRV") == .complete(22))
        #expect(compare(reply, "TRVBP00") == .partial)
        #expect(compare(reply, "TRVBP002026") == .partial)
        #expect(compare(reply, "TRVBP002026#") == .no)
    }

    @Test func serialAndChecksumOfAFrameCount() {
        let good = GT06Voice.frame(0x13, [], serial: 9)
        let reply = ExpectedReply.bytes(good)
        #expect(reply.compare(good[...]) == .complete(10))
        #expect(reply.compare(GT06Voice.frame(0x13, [], serial: 10)[...]) == .no)
        var damaged = good
        damaged[7] ^= 1
        #expect(reply.compare(damaged[...]) == .no)
    }
}
