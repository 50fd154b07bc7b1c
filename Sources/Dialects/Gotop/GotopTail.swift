import Fleet

/// What follows the status group; firmware differs, so each field is read by its shape (gotop.md section 6).
enum GotopTail {
    /// Reads what is recognised and leaves the rest, such as Wi-Fi lists and accelerometer values.
    @inline(__always)
    static func read(
        _ fields: inout FieldCursor, fix: inout Fix, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        var index = 0
        while let field = fields.next() {
            defer { index += 1 }
            if field.isEmpty { continue }
            if field[0] == UInt8(ascii: "\"") {  // Wi-Fi names are arbitrary text: nothing certain follows
                if notes.listens { GotopExtras.note(networks: field.joined(with: fields), &notes) }
                return
            }
            if index == 0, readCourseOrAltitude(field, next: fields.peek(), fix: &fix, &notes) { continue }
            if index <= 1, let hdop = hdop(field) {
                if hdop > 0 { fix.hdop = hdop }
                noteHDOP(field, hdop, &notes)
                continue
            }
            if readCell(field, into: &report, &notes) {
                readAfterCell(&fields, fix: &fix, into: &report, &notes)
                return
            }
            if index <= 2, readCellList(field, into: &report, &notes) {
                if notes.listens { GotopExtras.note(cellsAfter: field, fields, &notes) }
                return
            }
            if notes.listens { GotopExtras.note(scan: field, fields, &notes) }
        }
    }

    /// Exactly three digits are the course; digits with one decimal are the altitude if a HDOP follows.
    @inline(__always)
    private static func readCourseOrAltitude(
        _ field: UnsafeRawBufferPointer, next: UnsafeRawBufferPointer?, fix: inout Fix, _ notes: inout some FieldNoting
    ) -> Bool {
        if field.count == 3, let number = field.wholeNumber {
            let course = number <= 360 ? Double(number == 360 ? 0 : number) : nil
            if let course { fix.courseDeg = course }
            notes.note(field, "course", MeaningText.course(course))
            return true
        }
        let isNegative = field[0] == UInt8(ascii: "-")
        guard let number = DecimalText(isNegative ? field.from(1) : field), number.decimals == 1 else { return false }
        if let next, let hdop = hdop(next), hdop > 0 {
            let altitude = isNegative ? -number.value : number.value
            fix.altitudeM = altitude
            notes.note(field, "altitude", MeaningText.decimal(altitude, 1) + " m")
        }
        return true
    }

    /// Two digits, a point and two digits.
    private static func hdop(_ field: UnsafeRawBufferPointer) -> Double? {
        guard field.count == 5, let number = DecimalText(field), number.decimals == 2 else { return nil }
        return number.value
    }

    /// The serving cell, `mmmnn-LLLL-CCCC`: MCC of three digits, MNC of two or three, LAC and CID in hex.
    @inline(__always)
    private static func readCell(
        _ field: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) -> Bool {
        guard let first = field.firstIndex(of: UInt8(ascii: "-"), from: 0), first == 5 || first == 6,
            let second = field.firstIndex(of: UInt8(ascii: "-"), from: first + 1)
        else { return false }
        guard let mcc = UnsafeRawBufferPointer(rebasing: field[0..<3]).wholeNumber,
            let mnc = UnsafeRawBufferPointer(rebasing: field[3..<first]).wholeNumber,
            let lac = UnsafeRawBufferPointer(rebasing: field[(first + 1)..<second]).hexNumber,
            let cid = field.from(second + 1).hexNumber
        else { return false }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        report.radio.lac = lac
        report.radio.cid = cid
        notes.note(field.part(0, 3), "mcc", "country \(mcc)")
        notes.note(field.part(3, first - 3), "mnc", "network \(mnc)")
        notes.note(field.part(first + 1, second - first - 1), "lac", "area \(MeaningText.hex(lac))")
        notes.note(field.from(second + 1), "cid", "cell \(MeaningText.hex(cid))")
        return true
    }

    /// After the cell: satellites and HDOP together, then the temperature, always with `.0`.
    private static func readAfterCell(
        _ fields: inout FieldCursor, fix: inout Fix, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        guard let satellites = fields.next(), satellites.count <= 2, let count = satellites.wholeNumber,
            let quality = fields.next()
        else { return }
        if let number = DecimalText(quality), number.decimals == 2 {
            fix.hdop = number.value > 0 ? number.value : fix.hdop
            noteHDOP(quality, number.value, &notes)
        } else if !quality.isEmpty {
            return
        }
        fix.satellites = count
        notes.note(satellites, "satellites", MeaningText.satellites(count))
        if notes.listens { GotopExtras.note(afterQuality: fields, &notes) }
        guard let field = fields.next(), let temperature = temperature(field) else { return }
        report.temperatureC = temperature
        notes.note(field, "temperature", MeaningText.decimal(temperature, 1) + " °C")
    }

    /// Degrees Celsius with exactly one decimal; nil for anything else.
    static func temperature(_ field: UnsafeRawBufferPointer) -> Double? {
        guard let first = field.first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        guard let number = DecimalText(isNegative ? field.from(1) : field), number.decimals == 1 else { return nil }
        return isNegative ? -number.value : number.value
    }

    private static func noteHDOP(_ field: UnsafeRawBufferPointer, _ hdop: Double, _ notes: inout some FieldNoting) {
        notes.note(field, "hdop", hdop > 0 ? MeaningText.decimal(hdop, 2) : "none")
    }

    /// One unit's cell list, `502~16~513770~…`: only MCC and MNC are certain.
    private static func readCellList(
        _ field: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) -> Bool {
        guard let first = field.firstIndex(of: UInt8(ascii: "~"), from: 0), first == 3,
            let second = field.firstIndex(of: UInt8(ascii: "~"), from: 4), second - 4 == 2 || second - 4 == 3,
            let mcc = UnsafeRawBufferPointer(rebasing: field[0..<3]).wholeNumber,
            let mnc = UnsafeRawBufferPointer(rebasing: field[4..<second]).wholeNumber
        else { return false }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        notes.note(field.part(0, 3), "mcc", "country \(mcc)")
        notes.note(field.part(4, second - 4), "mnc", "network \(mnc)")
        return true
    }
}
