import Fleet

/// One message of the gps103 dialect, without its terminator (gps103.md, framing).
enum GPS103Message {
    /// How many digits an identity has.
    static let identityLength = 15
    /// What stands in front of the identity of every message but the heartbeat.
    static let mark: StaticString = "IMEI:"
    /// What stands in front of that in a login.
    static let loginMark: StaticString = "##,IMEI:"

    /// What a message says and what the tracker waits for.
    struct Reading {
        /// What it says.
        var content: Arrival.Content
        /// What a server answers.
        var reply: [UInt8] = []

        /// Whether it was understood.
        var isReport: Bool {
            if case .report = content { return true }
            return false
        }
    }

    private static let loginReply = Array("LOAD".utf8)
    private static let heartbeatReply = Array("ON".utf8)

    /// Reads a message; one that a heartbeat is glued to counts as one with the heartbeat's answer.
    static func read(_ bytes: UnsafeRawBufferPointer) -> Reading {
        var notes = NoNotes()
        return read(bytes, &notes)
    }

    /// The same, with notes of every field.
    static func read(_ bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) -> Reading {
        if bytes.hasPrefix(uppercase: mark) { return Reading(content: dataLine(bytes, &notes)) }
        if bytes.hasPrefix(uppercase: loginMark) { return login(bytes, &notes) }
        guard let device = identity(bytes), bytes.count == identityLength || hasGluedHeartbeat(bytes) else {
            return Reading(content: .unparsed(reason: "gps103: neither imei: nor 15 digits in front"))
        }
        notes.note(bytes.part(0, identityLength), "heartbeat", MeaningText.identity(device))
        guard bytes.count > identityLength else { return heartbeat(device) }
        var glued = Reading(content: dataLine(bytes.from(identityLength), &notes))
        glued.reply = heartbeatReply
        return glued
    }

    /// The identity in the first 15 bytes; nil when they are not all digits, or another digit follows.
    static func identity(_ bytes: UnsafeRawBufferPointer) -> DeviceID? {
        guard bytes.count >= identityLength else { return nil }
        if bytes.count > identityLength, bytes[identityLength].isDigit { return nil }
        return DeviceID(digits: UnsafeRawBufferPointer(rebasing: bytes[0..<identityLength]))
    }

    /// Whether a bare identity stands right in front of a line.
    static func hasGluedHeartbeat(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count > identityLength && bytes.from(identityLength).hasPrefix(uppercase: mark) && identity(bytes) != nil
    }

    /// A bare identity: proof of life, which the tracker wants confirmed.
    static func heartbeat(_ device: DeviceID) -> Reading {
        let report = Report(dialect: .gps103, device: device, kind: .heartbeat, type: "")
        return Reading(content: .report(report), reply: heartbeatReply)
    }

    /// `##,imei:<15>,A`.
    private static func login(_ bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) -> Reading {
        let body = bytes.from(loginMark.utf8CodeUnitCount)
        guard let device = identity(body), body.from(identityLength).trimmed.equals(uppercase: ",A") else {
            return Reading(content: .unparsed(reason: "gps103: a login is ##,imei:, 15 digits and ,A"))
        }
        notes.note(bytes.part(0, loginMark.utf8CodeUnitCount), "mark", "a login")
        notes.note(body.part(0, identityLength), "identity", MeaningText.identity(device))
        notes.note(body.from(identityLength + 1), "type", MeaningText.kind(.login))
        let report = Report(dialect: .gps103, device: device, kind: .login, type: "A")
        return Reading(content: .report(report), reply: loginReply)
    }

    /// `imei:<15>,<keyword>,…`.
    private static func dataLine(
        _ bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) -> Arrival.Content {
        notes.note(bytes.part(0, mark.utf8CodeUnitCount), "mark", "a data line")
        var fields = FieldCursor(bytes, at: mark.utf8CodeUnitCount)
        guard let digits = fields.next()?.trimmed, digits.count == identityLength,
            let device = DeviceID(digits: digits)
        else { return .unparsed(reason: "gps103: no identity of 15 digits after imei:") }
        notes.note(digits, "identity", MeaningText.identity(device))
        guard let word = fields.next()?.trimmed else {
            return .unparsed(reason: "gps103: no keyword after the identity")
        }
        let keyword = GPS103Keyword(word)
        notes.note(word, "keyword", keyword.words)
        var report = Report(dialect: .gps103, device: device, kind: keyword.kind, type: keyword.text)
        if report.kind != .heartbeat {
            do {
                try GPS103Body.read(&fields, into: &report, &notes)
            } catch {
                // An alarm counts even when the place beside it is broken, an answer even when it comes without one.
                guard report.kind == .alarm || (report.kind == .reply && GotopBody.isEmpty(fields)) else {
                    return .unparsed(reason: error.reason)
                }
                notes.noteFault(error.reason)
            }
        }
        keyword.apply(to: &report)
        return .report(report)
    }
}
