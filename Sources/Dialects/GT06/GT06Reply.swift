import Fleet

/// What a server answers: the number and the serial again, or the time (gt06.md, messages).
enum GT06Reply {
    /// The answer to a message of a known device; empty where none is wanted.
    static func bytes(to frame: GT06Frame, now: Timestamp) -> [UInt8] {
        switch GT06Message.answer(to: frame.message) {
        case .none: []
        case .echo: GT06Frame.bytes(message: frame.message, serial: frame.serial)
        case .clock: GT06Frame.bytes(message: frame.message, content: clock(now), serial: frame.serial)
        }
    }

    private static func clock(_ now: Timestamp) -> [UInt8] {
        let date = CalendarDate(now)
        return [date.year - 2000, date.month, date.day, date.hour, date.minute, date.second].map {
            UInt8(clamping: $0)
        }
    }
}
