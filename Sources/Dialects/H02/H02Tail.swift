import Fleet

/// What follows the date of a position: the status word, then the serving cell in some firmware.
enum H02Tail {
    /// Country codes that exist (ITU-T E.212): zones 2 to 7, and 901 for no country.
    private static func isCountry(_ code: Int) -> Bool {
        (200...799).contains(code) || code == 901
    }

    /// Reads what is recognised and leaves the rest, such as odometers and cells in hex.
    @inline(__always)
    static func read(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) -> H02Status? {
        guard let field = fields.next()?.bare else { return nil }
        let status: H02Status
        if let word = H02Status(hex: field) {
            status = word
            notes.note(field, "status", word.words)
            readCell(&fields, into: &report, &notes)
        } else {
            // V19 puts a telephone number and the card's number in between.
            var found: (word: H02Status, field: UnsafeRawBufferPointer)?
            if notes.listens { noteCard(field, fields, &notes) }
            while let next = fields.next() { found = H02Status(hex: next.trimmed).map { ($0, next) } ?? found }
            guard let found else { return nil }
            status = found.word
            notes.note(found.field, "status", found.word.words)
        }
        status.apply(to: &report)
        return status
    }

    /// A telephone number of 10 to 15 digits, and the number of the SIM card, which begins with 89.
    private static func noteCard(
        _ first: UnsafeRawBufferPointer, _ others: FieldCursor, _ notes: inout some FieldNoting
    ) {
        var others = others
        var next: UnsafeRawBufferPointer? = first
        while let field = next?.trimmed {
            let isCard = (18...21).contains(field.count) && field.hasPrefix(uppercase: "89")
            if isCard { notes.note(field, "SIM card", "its number, not kept") }
            if (10...15).contains(field.count), field.allSatisfy(\.isDigit) {
                notes.note(field, "telephone", "a number, not kept")
            }
            next = others.next()
        }
    }

    /// `mcc,mnc,lac,cid` in decimal; the shape of the country code tells them from cells in hex.
    @inline(__always)
    private static func readCell(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        guard let country = fields.next(), country.count == 3, let mcc = country.wholeNumber, isCountry(mcc),
            let network = fields.next(), network.count <= 3, let mnc = network.wholeNumber,
            let area = fields.next(), let lac = area.wholeNumber, lac <= 0xFFFF,
            let cell = fields.next(), let cid = cell.wholeNumber, cid <= 0xFFF_FFFF
        else { return }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        notes.note(country, "mcc", "country \(mcc)")
        notes.note(network, "mnc", "network \(mnc)")
        notes.note(area, "lac", "area \(lac)")
        notes.note(cell, "cid", "cell \(cid)")
        if lac != 0 || cid != 0 {
            report.radio.lac = lac
            report.radio.cid = cid
        }
    }
}
