import Fleet

/// What a server answers to a text message (h02.md, required replies); binary frames get none.
enum H02Answer: Sendable {
    /// Silence.
    case none
    /// `*HQ,<id>,V4,<type>,<yyyyMMddHHmmss>#`.
    case timed(StaticString)
    /// The message up to its type.
    case echo

    /// The bytes of the answer, with the header letters and the identity of the message it answers.
    @inline(__always)
    static func bytes(_ answer: H02Answer, to message: UnsafeRawBufferPointer, now: Timestamp) -> [UInt8] {
        let comma = UInt8(ascii: ",")
        guard let identityEnd = message.firstIndex(of: comma, from: 4) else { return [] }
        switch answer {
        case .none: return []
        case .timed(let type):
            let head = UnsafeRawBufferPointer(rebasing: message[..<identityEnd])
            return timed(type, head: head, now: now)
        case .echo:
            let typeEnd = message.firstIndex(of: comma, from: identityEnd + 1) ?? message.count - 1
            return Array(message[..<typeEnd]) + [UInt8(ascii: "#")]
        }
    }

    /// Written in one go, because most of the traffic is answered like this.
    private static func timed(_ type: StaticString, head: UnsafeRawBufferPointer, now: Timestamp) -> [UInt8] {
        let typeCount = type.utf8CodeUnitCount
        let date = CalendarDate(now)
        let pairs = (date.year / 100, date.year % 100, date.month, date.day, date.hour, date.minute, date.second)
        let count = head.count + 4 + typeCount + 1 + 14 + 1
        return Array(unsafeUninitializedCapacity: count) { bytes, initialized in
            var end = 0
            func put(_ byte: UInt8) {
                bytes[end] = byte
                end += 1
            }
            func put(pair: Int) {
                put(0x30 &+ UInt8(truncatingIfNeeded: pair / 10 % 10))
                put(0x30 &+ UInt8(truncatingIfNeeded: pair % 10))
            }
            for byte in head { put(byte) }
            put(UInt8(ascii: ","))
            put(UInt8(ascii: "V"))
            put(UInt8(ascii: "4"))
            put(UInt8(ascii: ","))
            for index in 0..<typeCount { put(type.utf8Start[index]) }
            put(UInt8(ascii: ","))
            put(pair: pairs.0)
            put(pair: pairs.1)
            put(pair: pairs.2)
            put(pair: pairs.3)
            put(pair: pairs.4)
            put(pair: pairs.5)
            put(pair: pairs.6)
            put(UInt8(ascii: "#"))
            initialized = end
        }
    }
}
