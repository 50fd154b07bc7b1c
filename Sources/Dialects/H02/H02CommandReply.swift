import Fleet

/// `V4`: the command that is answered, its parameters and echoed time, then a position in most firmware.
enum H02CommandReply {
    /// Reads all of the message.
    static func read(
        _ fields: inout FieldCursor, into message: inout H02Message, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        guard let command = fields.next()?.trimmed, !command.isEmpty else {
            throw DecodingFault("h02: an answer to no command")
        }
        notes.note(command, "command", "that is answered")
        message.report.kind = .reply
        message.report.command = command.text(limit: 16)
        message.mayRaise = false
        let parameters = fields.rest
        var length = parameters.count
        let start = fields.position
        while !fields.isAtEnd {
            if beginsPosition(fields) {
                length = fields.position - start
                message.report.fix = try H02Position.read(&fields, &notes)
                message.status = H02Tail.read(&fields, into: &message.report, &notes)
                break
            }
            _ = fields.next()
        }
        while length > 0, parameters[length - 1] == UInt8(ascii: ",") || parameters[length - 1].isBlank { length -= 1 }
        guard length > 0 else { return }
        let count = length
        notes.note(parameters.part(0, count), "parameters", "of the command, and when it was sent")
        message.report.vendorText = UnsafeRawBufferPointer(rebasing: parameters[..<length]).text(limit: 512)
    }

    /// Whether a time, a validity and a latitude with its hemisphere come next.
    private static func beginsPosition(_ fields: FieldCursor) -> Bool {
        var probe = fields
        guard let time = probe.next()?.bare, time.isEmpty || time.count == 6 && time.wholeNumber != nil,
            let validity = probe.next(), validity.count == 1, H02Position.validity(validity) != nil,
            probe.next() != nil, let hemisphere = probe.next()?.bare, hemisphere.count == 1
        else { return false }
        let letter = hemisphere[0].uppercased
        return letter == UInt8(ascii: "N") || letter == UInt8(ascii: "S")
    }
}
