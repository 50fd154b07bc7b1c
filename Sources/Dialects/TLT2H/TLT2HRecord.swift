import Fleet
import Geo

/// One record line, `#<cell or voltage>[#mcc,mnc,lac,cid]$GPRMC,…` or `$WIFI,…` (tlt2h.md, record line).
enum TLT2HRecord {
    /// What a record says under its header, or why it says nothing.
    static func read(_ line: UnsafeRawBufferPointer, under header: TLT2HHeader) -> Arrival.Content {
        var notes = NoNotes()
        return read(line, under: header, &notes)
    }

    /// The same, with notes of every field.
    @inline(__always)
    static func read(
        _ line: UnsafeRawBufferPointer, under header: TLT2HHeader, _ notes: inout some FieldNoting
    ) -> Arrival.Content {
        guard let dollar = sentenceStart(line) else {
            let reason = "tlt2h: no $GPRMC and no $WIFI in the record"
            notes.noteFault(reason)
            return .unparsed(reason: reason)
        }
        var report = emptyReport(header)
        readPrefix(UnsafeRawBufferPointer(rebasing: line[1..<dollar]), into: &report, &notes)
        let star = line.firstIndex(of: UInt8(ascii: "*"), from: dollar) ?? line.count
        let sentence = UnsafeRawBufferPointer(rebasing: line[dollar..<star])
        do {
            let isAccess = sentence.hasPrefix(uppercase: wifi)
            notes.note(
                sentence.part(1, isAccess ? 4 : 5), "sentence",
                isAccess ? "access points heard" : "a position as in NMEA 0183")
            report.fix = isAccess ? try access(sentence, &notes) : try position(sentence, &notes)
            notes.note(line.part(star + 1, 2), "checksum", "not checked")
        } catch {
            notes.noteFault(error.reason)
            return .unparsed(reason: error.reason)
        }
        return .report(report)
    }

    /// Whether a line has the shape of a record, whatever its values.
    static func isRecord(_ line: UnsafeRawBufferPointer) -> Bool { sentenceStart(line) != nil }

    private static let gprmc: StaticString = "$GPRMC,"
    private static let wifi: StaticString = "$WIFI,"

    private static func sentenceStart(_ line: UnsafeRawBufferPointer) -> Int? {
        guard line.first == UInt8(ascii: "#"), let dollar = line.firstIndex(of: UInt8(ascii: "$"), from: 1) else {
            return nil
        }
        let sentence = line.from(dollar)
        return sentence.hasPrefix(uppercase: gprmc) || sentence.hasPrefix(uppercase: wifi) ? dollar : nil
    }

    private static func emptyReport(_ header: TLT2HHeader) -> Report {
        var report = Report(dialect: .tlt2h, device: header.device, kind: .position, type: header.status)
        switch header.meaning {
        case .position: break
        case .ignition(let isOn): report.ignition = isOn
        case .alarm(let kind):
            report.kind = .alarm
            (report.alarm, report.alarmCode) = (kind, header.status)
        }
        report.power.batteryVolts = header.batteryVolts
        report.power.external = header.hasExternalPower ? true : nil
        report.temperatureC = header.temperatureC
        return report
    }

    // MARK: - In front of the sentence

    /// A cell or a voltage, then perhaps a cell with its network.
    private static func readPrefix(
        _ prefix: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        let mark = prefix.firstIndex(of: UInt8(ascii: "#"), from: 0) ?? prefix.count
        readCellOrVoltage(UnsafeRawBufferPointer(rebasing: prefix[0..<mark]).trimmed, into: &report, &notes)
        var fields = FieldCursor(prefix.from(mark + 1).trimmed)
        guard let country = fields.next(), let mcc = country.wholeNumber,
            let network = fields.next(), let mnc = network.wholeNumber,
            let area = fields.next(), let lac = area.hexNumber, let cell = fields.next(), let cid = cell.hexNumber
        else { return }
        notes.note(country, "mcc", "country \(mcc)")
        notes.note(network, "mnc", "network \(mnc)")
        notes.note(area, "lac", "area \(MeaningText.hex(lac))")
        notes.note(cell, "cid", "cell \(MeaningText.hex(cid))")
        (report.radio.mcc, report.radio.mnc) = (mcc, mnc)
        (report.radio.lac, report.radio.cid) = (lac, cid)
    }

    /// Two digits are tenths of a volt, four are millivolts, 8 to 11 hex digits are the area's four and the cell's rest.
    private static func readCellOrVoltage(
        _ text: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        switch text.count {
        case 2, 4:
            guard let number = text.wholeNumber else { return }
            let volts = Double(number) / (text.count == 2 ? 10 : 1000)
            report.power.batteryVolts = volts
            notes.note(text, "battery", MeaningText.decimal(volts, 3) + " V")
        case 8...11:
            let area = UnsafeRawBufferPointer(rebasing: text[0..<4])
            guard let lac = area.hexNumber, let cid = text.from(4).hexNumber else { return }
            (report.radio.lac, report.radio.cid) = (lac, cid)
            notes.note(area, "lac", "area \(MeaningText.hex(lac))")
            notes.note(text.from(4), "cid", "cell \(MeaningText.hex(cid))")
        default: break
        }
    }

    // MARK: - The sentence

    /// `$GPRMC,time,A|V,latitude,N|S,longitude,E|W,knots,course,date`.
    private static func position(
        _ sentence: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Fix {
        var fields = FieldCursor(sentence, at: gprmc.utf8CodeUnitCount)
        guard let time = fields.next()?.trimmed, let letter = fields.next()?.trimmed else {
            throw DecodingFault("tlt2h: the record ends before its validity")
        }
        guard letter.equals(uppercase: "A") || letter.equals(uppercase: "V") else {
            throw DecodingFault("tlt2h: '\(letter.text(limit: 8))' is neither A nor V")
        }
        var fix = Fix(isValid: letter.equals(uppercase: "A"))
        let isValid = fix.isValid
        notes.note(letter, "validity", MeaningText.validity(isValid))
        let latitude = try degrees(
            &fields, positive: UInt8(ascii: "N"), negative: UInt8(ascii: "S"), limit: 90, "latitude", &notes)
        let longitude = try degrees(
            &fields, positive: UInt8(ascii: "E"), negative: UInt8(ascii: "W"), limit: 180, "longitude", &notes)
        let motion = ReceiverMotion(&fields, &notes)
        guard let date = fields.next()?.trimmed else { throw DecodingFault("tlt2h: the record ends before its date") }
        fix.time = try moment(time: time, date: date, &notes)
        if notes.listens { noteVariation(fields, &notes) }
        guard let latitude, let longitude else {
            if fix.isValid { throw DecodingFault("tlt2h: a valid fix without coordinates") }
            return fix
        }
        guard fix.isValid || latitude != 0 || longitude != 0 else { return fix }
        fix.coordinate = Coordinate(latitude: latitude, longitude: longitude)
        fix.speedKmh = motion.speedKmh
        fix.courseDeg = motion.courseDeg
        return fix
    }

    /// `$WIFI,time,A,-rssi,MAC,…,date`: access points, no place.
    private static func access(
        _ sentence: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Fix {
        var fields = FieldCursor(sentence, at: wifi.utf8CodeUnitCount)
        guard let time = fields.next()?.trimmed, let comma = sentence.lastIndex(of: UInt8(ascii: ",")) else {
            throw DecodingFault("tlt2h: the record ends before its time")
        }
        var fix = Fix(isValid: false)
        fix.time = try moment(time: time, date: sentence.from(comma + 1).trimmed, &notes)
        if notes.listens { noteNetworks(fields, &notes) }
        return fix
    }

    /// What NMEA 0183 has behind the date: the magnetic variation and its direction, then the mode.
    private static func noteVariation(_ fields: FieldCursor, _ notes: inout some FieldNoting) {
        var fields = fields
        let variation = fields.next()?.trimmed
        if ReceiverText.signed(variation) != nil { notes.note(variation, "variation", "magnetic, degrees, not kept") }
        let direction = fields.next()?.trimmed
        let isDirection = direction?.equals(uppercase: "E") == true || direction?.equals(uppercase: "W") == true
        if isDirection { notes.note(direction, "variation", "east or west, not kept") }
        guard let mode = fields.next()?.trimmed, mode.count == 1, let words = modeWords(mode[0]) else { return }
        notes.note(mode, "mode", words + ", not kept")
    }

    private static func modeWords(_ letter: UInt8) -> String? {
        switch letter.uppercased {
        case UInt8(ascii: "A"): "the receiver alone"
        case UInt8(ascii: "D"): "differential"
        case UInt8(ascii: "E"): "dead reckoning"
        case UInt8(ascii: "N"): "no fix"
        default: nil
        }
    }

    /// The access points: a letter, then levels and MAC addresses by turns.
    private static func noteNetworks(_ fields: FieldCursor, _ notes: inout some FieldNoting) {
        var fields = fields
        let letter = fields.next()?.trimmed
        notes.note(letter?.count == 1 ? letter : nil, "validity", "not used: there is no place")
        while let level = fields.next()?.trimmed, let address = fields.next()?.trimmed {
            guard ReceiverText.signed(level) != nil, address.count == 12, address.allSatisfy({ $0.hexValue != nil })
            else { return }
            notes.note(level, "level", "\(level.text()) dBm, not kept")
            notes.note(address, "MAC address", "of an access point, not kept")
        }
    }

    private static func degrees(
        _ fields: inout FieldCursor, positive: UInt8, negative: UInt8, limit: Double, _ name: StaticString,
        _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Double? {
        guard let number = fields.next()?.trimmed, let letter = fields.next()?.trimmed else {
            throw DecodingFault("tlt2h: the record ends inside its position")
        }
        if number.isEmpty { return nil }
        guard let degrees = ReceiverText.degrees(number, limit: limit) else {
            throw DecodingFault("tlt2h: '\(number.text(limit: 16))' is not degrees and minutes")
        }
        guard letter.count == 1, letter[0].uppercased == positive || letter[0].uppercased == negative else {
            throw DecodingFault("tlt2h: '\(letter.text(limit: 8))' is no hemisphere")
        }
        notes.note(number, name, MeaningText.angle(degrees))
        notes.note(letter, "hemisphere", MeaningText.hemisphere(letter[0]))
        return letter[0].uppercased == negative ? -degrees : degrees
    }

    /// The moment out of `hhmmss.sss` and `ddmmyy`, both UTC; nil where one of them is empty.
    private static func moment(
        time: UnsafeRawBufferPointer, date: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Timestamp? {
        guard !date.isEmpty, !time.isEmpty else { return nil }
        guard let (hour, minute, second) = ReceiverText.timeOfDay(time),
            let (day, month, yy) = ReceiverText.pairs(date),
            let moment = CalendarDate(
                year: ReceiverText.year(yy), month: month, day: day, hour: hour, minute: minute,
                second: second == 60 ? 59 : second)
        else { throw DecodingFault("tlt2h: there is no \(date.text(limit: 16)) \(time.text(limit: 16))") }
        let timestamp = moment.timestamp
        notes.note(time, "time", MeaningText.utc(timestamp))
        notes.note(date, "date", MeaningText.day(timestamp))
        return timestamp
    }
}
