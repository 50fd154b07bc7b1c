import Fleet

/// What watches tell beside positions (trv.md, messages).
enum TRVTelemetry {
    /// `,language,reply,count,mcc,mnc,lac|cid|rssi,…`: a location by cells, of which the first is kept.
    static func readCells(
        _ payload: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        report.kind = .position
        report.fix = Fix(isValid: false)
        guard payload.first == UInt8(ascii: ",") else { return }
        var fields = FieldCursor(payload, at: 1)
        for _ in 0..<2 { _ = fields.next() }
        let count = fields.next()
        notes.note(count, "cells", "how many follow")
        guard let country = fields.next(), let mcc = country.wholeNumber, mcc <= 999,
            let network = fields.next(), let mnc = network.wholeNumber,
            let cell = fields.next(), let bar = cell.firstIndex(of: UInt8(ascii: "|"), from: 0),
            let lac = UnsafeRawBufferPointer(rebasing: cell[0..<bar]).wholeNumber
        else { return }
        let rest = cell.from(bar + 1)
        let end = rest.firstIndex(of: UInt8(ascii: "|"), from: 0) ?? rest.count
        guard let cid = UnsafeRawBufferPointer(rebasing: rest[0..<end]).wholeNumber else { return }
        notes.note(country, "mcc", "country \(mcc)")
        notes.note(network, "mnc", "network \(mnc)")
        notes.note(cell.part(0, bar), "lac", "area \(lac)")
        notes.note(rest.part(0, end), "cid", "cell \(cid)")
        notes.note(rest.from(end + 1), "level", "of this cell, not kept")
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        report.radio.lac = lac
        report.radio.cid = cid
    }

    /// `AP14`: the serving cell as decimal numbers, `AP49`: the heart rate; neither has a place in a report.
    static func noteLife(_ head: TRVHead, _ payload: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) {
        guard payload.first == UInt8(ascii: ",") else { return }
        var fields = FieldCursor(payload, at: 1)
        if head.type == "AP49", let field = fields.next(), let rate = field.wholeNumber {
            notes.note(field, "heart rate", "\(rate) a minute, not kept")
        }
        guard head.type == "AP14" else { return }
        let country = fields.next()
        let network = fields.next()
        let area = fields.next()
        let cell = fields.next()
        guard let mcc = country?.wholeNumber, let mnc = network?.wholeNumber, let lac = area?.wholeNumber,
            let cid = cell?.wholeNumber
        else { return }
        notes.note(country, "mcc", "country \(mcc), not kept")
        notes.note(network, "mnc", "network \(mnc), not kept")
        notes.note(area, "lac", "area \(lac), not kept")
        notes.note(cell, "cid", "cell \(cid), not kept")
    }

    /// `,36.7,90`: temperature in degrees Celsius and battery percent.
    static func readTemperature(
        _ payload: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        guard payload.first == UInt8(ascii: ",") else { return }
        var fields = FieldCursor(payload, at: 1)
        if let field = fields.next(), let number = DecimalText(field), number.value < 100 {
            report.temperatureC = number.value
            notes.note(field, "temperature", "\(MeaningText.decimal(number.value, 2)) °C")
        }
        guard let battery = fields.next(), let percent = battery.wholeNumber else { return }
        if percent <= 100 { report.power.batteryPercent = percent }
        notes.note(battery, "battery", MeaningText.percent(percent))
    }
}
