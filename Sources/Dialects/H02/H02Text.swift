import Fleet

/// One text message without its `#` (h02.md, text position and other types).
enum H02Text {
    /// What the message says.
    @inline(__always)
    static func decode(_ bytes: UnsafeRawBufferPointer) throws(DecodingFault) -> H02Message {
        var notes = NoNotes()
        return try decode(bytes, &notes)
    }

    /// The same, with notes of every field.
    @inline(__always)
    static func decode(
        _ bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> H02Message {
        let header = try H02Header(bytes, &notes)
        var fields = header.fields
        var message = H02Message(
            report: Report(dialect: .h02, device: header.device, kind: .position, type: header.typeText),
            answer: header.row.answer)
        switch header.row.layout {
        case .position: try position(&fields, into: &message, &notes)
        case .shortPosition: try H02ShortPosition.read(&fields, into: &message.report, &notes)
        case .cells: try H02Cells.readList(&fields, into: &message, &notes)
        case .cellLines: try H02Cells.readLines(&fields, into: &message.report, &notes)
        case .link: try H02Link.read(&fields, into: &message, &notes)
        case .heartbeat: heartbeat(&fields, into: &message.report, &notes)
        case .reply: try H02CommandReply.read(&fields, into: &message, &notes)
        case .sms: sms(fields, into: &message.report, &notes)
        case .alarm: alarm(&fields, into: &message.report, &notes)
        case .ignored: throw DecodingFault("h02: \(header.typeText) says nothing about the vehicle")
        }
        return message
    }

    /// A position; without a usable time it only proves life, and is not answered.
    @inline(__always)
    private static func position(
        _ fields: inout FieldCursor, into message: inout H02Message, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        message.report.fix = try H02Position.read(&fields, &notes)
        message.status = H02Tail.read(&fields, into: &message.report, &notes)
        if message.report.fix == nil {
            message.report.kind = .heartbeat
            message.answer = .none
        }
    }

    /// `HTBT[,battery]`, `XT,…`, `V0`.
    private static func heartbeat(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        report.kind = .heartbeat
        guard report.type.first == "H" || report.type.first == "h" else { return }
        let battery = fields.next()?.trimmed
        guard let percent = battery?.wholeNumber else { return }
        if percent <= 100 { report.power.batteryPercent = percent }
        notes.note(battery, "battery", MeaningText.percent(percent))
    }

    /// The echo of an answer to an SMS, line breaks included.
    private static func sms(_ fields: FieldCursor, into report: inout Report, _ notes: inout some FieldNoting) {
        report.kind = .reply
        let text = fields.rest.trimmed
        report.vendorText = text.isEmpty ? nil : text.text(limit: H02Dialect.maximumPending)
        notes.note(text, "text", "the unit's own words")
    }

    /// `ALRM`: its code is not known, so it is an alarm of kind `other` with the first field as code.
    private static func alarm(_ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting) {
        report.kind = .alarm
        report.alarm = .other
        let code = fields.next()?.trimmed
        report.alarmCode = code.flatMap { $0.isEmpty ? nil : $0.text(limit: 32) } ?? report.type
        notes.note(code, "alarm code", MeaningText.alarm(.other))
    }
}
