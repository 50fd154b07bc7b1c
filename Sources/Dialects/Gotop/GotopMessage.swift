import Fleet

/// One message of the gotop dialect, between its separators (gotop.md sections 2 to 4).
enum GotopMessage {
    /// How many digits an identity may have (gotop.md section 2).
    static let identityLengths = 14...16

    /// What a message without its separators, and without blanks at its ends, says.
    @inline(__always)
    static func decode(_ bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) -> Arrival.Content {
        var fields = FieldCursor(bytes)
        guard let identity = fields.next()?.trimmed, identityLengths.contains(identity.count),
            let device = DeviceID(digits: identity)
        else { return .unparsed(reason: "gotop: no identity of 14 to 16 digits in front") }
        notes.note(identity, "identity", MeaningText.identity(device))
        guard let head = GotopHead(&fields, &notes) else {
            return .unparsed(reason: "gotop: no message type after the identity")
        }
        return content(device: device, head: head, body: fields, &notes)
    }

    /// Puts the parts together after the type has been found.
    ///
    /// The report is consumed, because beside generic notes the optimiser copies it otherwise, a tenth of the time.
    @inline(__always)
    private static func content(
        device: DeviceID, head: GotopHead, body fields: FieldCursor, _ notes: inout some FieldNoting
    ) -> Arrival.Content {
        var report = Report(dialect: .gotop, device: device, kind: head.kind, type: head.typeText)
        report.vendorText = head.vendorText
        if head.word == .freeText {
            // CMD-Z and Ver: carry text of their own to the end, no position.
            let text = head.textBody(fields)
            report.vendorText = text.isEmpty ? nil : text
            notes.note(fields.rest, "text", "the unit's own words")
            return .report(consume report)
        }
        var body = fields
        let hasBody = head.validity != nil || !GotopBody.isEmpty(body)
        if head.kind == .alarm {
            GotopAlarms.apply(head.alarmCode, hasBody: hasBody, to: &report)
            let (alarm, zone) = (report.alarm, report.zone)
            notes.note(head.alarmCode, "alarm code", MeaningText.alarm(alarm, zone: zone))
        }
        guard hasBody else {
            if report.kind == .position { report.kind = .heartbeat }
            return .report(consume report)
        }
        do {
            try GotopBody.read(&body, validity: head.validity, into: &report, &notes)
        } catch {
            // An alarm counts even when the position beside it is broken; anything else is refused whole.
            guard report.kind == .alarm else { return .unparsed(reason: error.reason) }
            notes.noteFault(error.reason)
            report.fix = nil
        }
        return .report(consume report)
    }
}
