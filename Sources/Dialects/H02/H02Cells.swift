import Fleet

/// Messages that tell only which cells are heard: a position without coordinates (h02.md, other types).
enum H02Cells {
    /// The most cells a list may announce.
    private static let maximumCount = 32

    /// `NBR`: `time,mcc,mnc,ta,count,(lac,cid,rssi)×n,ddmmyy,status[,battery]`.
    static func readList(
        _ fields: inout FieldCursor, into message: inout H02Message, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        let time = fields.next()?.trimmed
        notes.note(time, "time", H02Clock.words(time: time))
        guard let mcc = number(&fields, "mcc", "country", &notes), let mnc = number(&fields, "mnc", "network", &notes),
            let advance = fields.next(), let count = number(&fields, "cells", "how many follow:", &notes),
            count <= maximumCount
        else { throw DecodingFault("h02: no network and number of cells") }
        message.report.radio.mcc = mcc
        message.report.radio.mnc = mnc
        notes.note(advance, "timing advance", "not kept")
        for index in 0..<count {
            guard let lac = number(&fields, "lac", "area", &notes), let cid = number(&fields, "cid", "cell", &notes),
                let level = fields.next()
            else { throw DecodingFault("h02: fewer than \(count) cells") }
            notes.note(level, "level", "of this cell, not kept")
            guard index == 0 else { continue }
            message.report.radio.lac = lac
            message.report.radio.cid = cid
        }
        var fix = Fix(isValid: false)
        guard let date = fields.next()?.trimmed else { throw DecodingFault("h02: no date behind the cells") }
        fix.time = try H02Clock.moment(date: date, time: time)
        notes.note(date, "date", H02Clock.words(date: try? H02Clock.date(date)))
        message.report.fix = fix
        message.readStatus(&fields, &notes)
        let battery = fields.next()?.trimmed
        guard let level = battery?.wholeNumber else { return }
        H02Battery.apply(level, to: &message.report.power)
        let power = message.report.power
        notes.note(battery, "battery", H02Battery.words(power))
    }

    /// `V3`: `time,mccmnc,count,cells…,ddmmyy,status`, numbers padded with zeros.
    ///
    /// Quoted traffic has a status word here that shows power cut on an ordinary message, so it is kept as text only.
    static func readLines(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        let time = fields.next()?.trimmed
        notes.note(time, "time", H02Clock.words(time: time))
        guard let network = fields.next()?.trimmed, network.count == 5 || network.count == 6,
            let mcc = UnsafeRawBufferPointer(rebasing: network[..<3]).wholeNumber,
            let mnc = network.from(3).wholeNumber, let count = number(&fields, "cells", "how many follow:", &notes)
        else { throw DecodingFault("h02: no network and number of cells") }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        notes.note(network.part(0, 3), "mcc", "country \(mcc)")
        notes.note(network.from(3), "mnc", "network \(mnc)")
        if count > 0 {
            guard let lac = number(&fields, "lac", "area", &notes), let cid = number(&fields, "cid", "cell", &notes)
            else { throw DecodingFault("h02: no cell") }
            report.radio.lac = lac
            report.radio.cid = cid
            if notes.listens { noteFurther(fields, count: count, &notes) }
        }
        var last: UnsafeRawBufferPointer?
        var beforeLast: UnsafeRawBufferPointer?
        while let field = fields.next()?.trimmed { (beforeLast, last) = (last, field) }
        var fix = Fix(isValid: false)
        if let last, let status = H02Status(hex: last) {
            report.statusHex = status.hex
            let date = beforeLast.flatMap { $0.count == 6 ? $0 : nil }
            fix.time = try H02Clock.moment(date: date, time: time)
            if let date { notes.note(date, "date", H02Clock.words(date: try? H02Clock.date(date))) }
            notes.note(last, "status", "kept as text: units show a power cut here that is none")
        }
        report.fix = fix
    }

    /// `VP1` with cells: `mcc,mnc,lac,cid,rssi` and more cells behind `Y`.
    static func readPairs(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        guard let mcc = number(&fields, "mcc", "country", &notes), let mnc = number(&fields, "mnc", "network", &notes),
            let lac = number(&fields, "lac", "area", &notes), let cid = number(&fields, "cid", "cell", &notes)
        else { throw DecodingFault("h02: neither coordinates nor cells") }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        report.radio.lac = lac
        report.radio.cid = cid
        report.fix = Fix(isValid: false)
        if notes.listens { notePairs(fields, &notes) }
    }

    /// The level of the cell that is kept, then the other cells of `V3`: area, cell, level and an empty field.
    private static func noteFurther(_ fields: FieldCursor, count: Int, _ notes: inout some FieldNoting) {
        var fields = fields
        noteLevel(fields.next()?.trimmed, &notes)
        _ = fields.next()
        for _ in 1..<max(1, min(count, maximumCount)) {
            noteCell(fields.next()?.trimmed, fields.next()?.trimmed, &notes)
            noteLevel(fields.next()?.trimmed, &notes)
            _ = fields.next()
        }
    }

    /// The level of the cell that is kept, then the other cells of `VP1`, each behind a `Y`: `level Y area,cell,level…`.
    private static func notePairs(_ fields: FieldCursor, _ notes: inout some FieldNoting) {
        var fields = fields
        while let field = fields.next()?.trimmed {
            guard let mark = field.firstIndex(of: UInt8(ascii: "Y"), from: 0) else { return noteLevel(field, &notes) }
            noteLevel(field.part(0, mark), &notes)
            notes.note(field.part(mark, 1), "mark", "a further cell follows")
            noteCell(field.from(mark + 1), fields.next()?.trimmed, &notes)
        }
    }

    private static func noteCell(
        _ area: UnsafeRawBufferPointer?, _ cell: UnsafeRawBufferPointer?, _ notes: inout some FieldNoting
    ) {
        guard let lac = area?.wholeNumber, let cid = cell?.wholeNumber else { return }
        notes.note(area, "lac", "area \(lac) of a further cell, not kept")
        notes.note(cell, "cid", "cell \(cid), a further one, not kept")
    }

    private static func noteLevel(_ field: UnsafeRawBufferPointer?, _ notes: inout some FieldNoting) {
        guard ReceiverText.signed(field) != nil else { return }
        notes.note(field, "level", "of this cell, not kept")
    }

    /// The next field as a whole number.
    private static func number(
        _ fields: inout FieldCursor, _ name: StaticString, _ word: StaticString, _ notes: inout some FieldNoting
    ) -> Int? {
        let field = fields.next()?.trimmed
        guard let number = field?.wholeNumber else { return nil }
        notes.note(field, name, "\(word) \(number)")
        return number
    }
}

/// `LINK`: `time,rssi,satellites,battery%,steps,turnovers,ddmmyy,status`.
enum H02Link {
    /// Reads all of the message.
    static func read(
        _ fields: inout FieldCursor, into message: inout H02Message, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        message.report.kind = .heartbeat
        let time = fields.next()?.trimmed
        notes.note(time, "time", H02Clock.words(time: time))
        guard let signalField = fields.next()?.trimmed, let signal = signalField.wholeNumber,
            let countField = fields.next()?.trimmed, let satellites = countField.wholeNumber,
            let battery = fields.next()?.trimmed, let percent = battery.wholeNumber,
            let steps = fields.next(), let turnovers = fields.next(),
            let date = fields.next()?.trimmed
        else { throw DecodingFault("h02: no signal, satellites and battery") }
        notes.note(signalField, "signal", MeaningText.signal(signal))
        notes.note(countField, "satellites", MeaningText.satellites(satellites))
        notes.note(battery, "battery", MeaningText.percent(percent))
        notes.note(steps, "steps", "not kept")
        notes.note(turnovers, "turnovers", "not kept")
        message.report.radio.signal = signal
        if percent <= 100 { message.report.power.batteryPercent = percent }
        var fix = Fix(isValid: false)
        fix.satellites = satellites
        fix.time = try H02Clock.moment(date: date, time: time)
        notes.note(date, "date", H02Clock.words(date: try? H02Clock.date(date)))
        message.report.fix = fix
        message.readStatus(&fields, &notes)
    }
}

extension H02Message {
    /// The next field as the status word.
    fileprivate mutating func readStatus(_ fields: inout FieldCursor, _ notes: inout some FieldNoting) {
        let field = fields.next()
        guard let word = field.flatMap({ H02Status(hex: $0.trimmed) }) else { return }
        status = word
        word.apply(to: &report)
        notes.note(field, "status", word.words)
    }
}

/// The battery byte, in its three scales (h02.md, binary).
enum H02Battery {
    /// Sets a percentage, or the level of the scale that begins at 0xF1.
    @inline(__always)
    static func apply(_ value: Int, to power: inout PowerState) {
        switch value {
        case 1...3: power.batteryPercent = (value - 1) * 10
        case 4...6: power.batteryPercent = (value - 1) * 20
        case 7...100: power.batteryPercent = value
        case 0xF1...0xF6: power.batteryLevel = value - 0xF0
        default: break
        }
    }

    /// What the byte has set.
    static func words(_ power: PowerState) -> String {
        if let level = power.batteryLevel { return "level \(level) of 6" }
        return power.batteryPercent.map { "about \($0) %" } ?? "not told"
    }
}
