import Fleet

/// What watches tell beside positions (trv.md, messages).
enum TRVTelemetry {
    /// `,language,reply,count,mcc,mnc,lac|cid|rssi,…`: a location by cells, of which the first is kept.
    static func readCells(_ payload: UnsafeRawBufferPointer, into report: inout Report) {
        report.kind = .position
        report.fix = Fix(isValid: false)
        guard payload.first == UInt8(ascii: ",") else { return }
        var fields = FieldCursor(payload, at: 1)
        for _ in 0..<3 { _ = fields.next() }
        guard let mcc = fields.next()?.wholeNumber, mcc <= 999, let mnc = fields.next()?.wholeNumber,
            let cell = fields.next(), let bar = cell.firstIndex(of: UInt8(ascii: "|"), from: 0),
            let lac = UnsafeRawBufferPointer(rebasing: cell[0..<bar]).wholeNumber
        else { return }
        let rest = cell.from(bar + 1)
        let end = rest.firstIndex(of: UInt8(ascii: "|"), from: 0) ?? rest.count
        guard let cid = UnsafeRawBufferPointer(rebasing: rest[0..<end]).wholeNumber else { return }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        report.radio.lac = lac
        report.radio.cid = cid
    }

    /// `,36.7,90`: temperature in degrees Celsius and battery percent.
    static func readTemperature(_ payload: UnsafeRawBufferPointer, into report: inout Report) {
        guard payload.first == UInt8(ascii: ",") else { return }
        var fields = FieldCursor(payload, at: 1)
        if let field = fields.next(), let number = DecimalText(field), number.value < 100 {
            report.temperatureC = number.value
        }
        if let percent = fields.next()?.wholeNumber, percent <= 100 { report.power.batteryPercent = percent }
    }
}
