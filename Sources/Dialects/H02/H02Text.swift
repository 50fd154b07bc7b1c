import Fleet

/// One text message without its `#` (h02.md, text position and other types).
enum H02Text {
    /// What the message says.
    @inline(__always)
    static func decode(_ bytes: UnsafeRawBufferPointer) throws(DecodingFault) -> H02Message {
        let header = try H02Header(bytes)
        var fields = header.fields
        var message = H02Message(
            report: Report(dialect: .h02, device: header.device, kind: .position, type: header.typeText),
            answer: header.row.answer)
        switch header.row.layout {
        case .position: try position(&fields, into: &message)
        case .shortPosition: try H02ShortPosition.read(&fields, into: &message.report)
        case .cells: try H02Cells.readList(&fields, into: &message)
        case .cellLines: try H02Cells.readLines(&fields, into: &message.report)
        case .link: try H02Link.read(&fields, into: &message)
        case .heartbeat: heartbeat(&fields, into: &message.report)
        case .reply: try H02CommandReply.read(&fields, into: &message)
        case .sms: sms(fields, into: &message.report)
        case .alarm: alarm(&fields, into: &message.report)
        case .ignored: throw DecodingFault("h02: \(header.typeText) says nothing about the vehicle")
        }
        return message
    }

    /// A position; without a usable time it only proves life, and is not answered.
    @inline(__always)
    private static func position(_ fields: inout FieldCursor, into message: inout H02Message) throws(DecodingFault) {
        message.report.fix = try H02Position.read(&fields)
        message.status = H02Tail.read(&fields, into: &message.report)
        if message.report.fix == nil {
            message.report.kind = .heartbeat
            message.answer = .none
        }
    }

    /// `HTBT[,battery]`, `XT,…`, `V0`.
    private static func heartbeat(_ fields: inout FieldCursor, into report: inout Report) {
        report.kind = .heartbeat
        guard report.type.first == "H" || report.type.first == "h" else { return }
        if let percent = fields.next()?.trimmed.wholeNumber, percent <= 100 { report.power.batteryPercent = percent }
    }

    /// The echo of an answer to an SMS, line breaks included.
    private static func sms(_ fields: FieldCursor, into report: inout Report) {
        report.kind = .reply
        let text = fields.rest.trimmed
        report.vendorText = text.isEmpty ? nil : text.text(limit: H02Dialect.maximumPending)
    }

    /// `ALRM`: its code is not known, so it is an alarm of kind `other` with the first field as code.
    private static func alarm(_ fields: inout FieldCursor, into report: inout Report) {
        report.kind = .alarm
        report.alarm = .other
        let code = fields.next()?.trimmed
        report.alarmCode = code.flatMap { $0.isEmpty ? nil : $0.text(limit: 32) } ?? report.type
    }
}
