import Fleet

/// What a server answers: the type with the next letter, sometimes with content (trv.md, messages).
enum TRVReply {
    /// The answer to a message; empty where none is wanted.
    static func bytes(to head: TRVHead, _ answer: TRVMessage.Answer, now: Timestamp) -> [UInt8] {
        if answer == .none { return [] }
        var reply: [UInt8] = []
        reply.reserveCapacity(32)
        reply.append(contentsOf: head.isWatch ? Array("IW".utf8) : Array("TRV".utf8))
        reply.append(head.letter + 1)  // A, C, W or Y
        reply.append(UInt8(ascii: "P"))
        reply.append(head.first)
        reply.append(head.second)
        switch answer {
        case .none, .echo: break
        case .noAssistance: reply.append(contentsOf: ",0.000,0.000".utf8)
        case .time:
            if head.isWatch { reply.append(UInt8(ascii: ",")) }
            appendTime(now, to: &reply)
            if head.isWatch { reply.append(contentsOf: ",0".utf8) }
        }
        reply.append(TRVDialect.terminator)
        return reply
    }

    /// `yyyyMMddHHmmss` in UTC.
    private static func appendTime(_ now: Timestamp, to reply: inout [UInt8]) {
        let date = CalendarDate(now)
        let parts = [
            (date.year, 4), (date.month, 2), (date.day, 2), (date.hour, 2), (date.minute, 2), (date.second, 2),
        ]
        for (value, digits) in parts {
            var scale = digits == 4 ? 1000 : 10
            while scale > 0 {
                reply.append(0x30 + UInt8(max(0, value) / scale % 10))
                scale /= 10
            }
        }
    }
}
