/// What stands in the tail and has no place in a report: it is only told (gotop.md section 6).
enum GotopExtras {
    /// Behind satellites and HDOP: a temperature, steps and networks, or the sensors of the unit on the vehicle's bus.
    static func note(afterQuality fields: FieldCursor, _ notes: inout some FieldNoting) {
        var fields = fields
        guard let field = fields.next() else { return }
        guard GotopTail.temperature(field) != nil else { return note(sensors: field, fields, &notes) }
        var next = fields
        if let steps = next.next(), let count = steps.wholeNumber {
            notes.note(steps, "steps", "\(count), not kept")
            fields = next
        }
        note(networks: fields.rest, &notes)
        while let field = fields.next() { note(scan: field, fields, &notes) }
    }

    /// `0`, then accelerometer and gyroscope, three numbers each; -1 is none.
    private static func note(
        sensors first: UnsafeRawBufferPointer, _ fields: FieldCursor, _ notes: inout some FieldNoting
    ) {
        var fields = fields
        var values: [UnsafeRawBufferPointer] = []
        while let field = fields.next(), ReceiverText.signed(field) != nil { values.append(field) }
        guard first.equals(uppercase: "0"), values.count == 6 else { return }
        notes.note(first, "mark", "sensors follow")
        for (place, field) in values.enumerated() {
            let axis = ["x", "y", "z"][place % 3]
            let isNone = field.equals(uppercase: "-1")
            if place < 3 {
                let milli = (ReceiverText.signed(field) ?? 0) * 7.81
                notes.note(
                    field, "accelerometer",
                    isNone ? "\(axis): none" : "\(axis): \(MeaningText.decimal(milli, 0)) mg, not kept")
            } else {
                notes.note(field, "gyroscope", isNone ? "\(axis): none" : "\(axis), not kept")
            }
        }
    }

    /// `"ssid",rssi,"mac"` up to three times, each of which may be empty; a name may contain anything, so that the
    /// reading ends where the form does.
    static func note(networks bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) {
        let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
        var place = 0
        while place < bytes.count {
            if bytes[place] == comma {
                place += 1
                continue
            }
            guard bytes[place] == quote, let nameEnd = closing(bytes, from: place + 1) else { return }
            let levelEnd = bytes.firstIndex(of: comma, from: nameEnd + 2) ?? bytes.count
            let level = bytes.part(nameEnd + 2, levelEnd - nameEnd - 2)
            guard let strength = ReceiverText.signed(level), levelEnd + 1 < bytes.count, bytes[levelEnd + 1] == quote,
                let addressEnd = bytes.firstIndex(of: quote, from: levelEnd + 2)
            else { return }
            notes.note(bytes.part(place, nameEnd + 1 - place), "Wi-Fi", "the name of a network, not kept")
            notes.note(level, "level", "\(MeaningText.decimal(strength, 0)) dBm, not kept")
            notes.note(
                bytes.part(levelEnd + 1, addressEnd - levelEnd), "MAC address", "of the network, not kept")
            place = addressEnd + 1
        }
    }

    /// The quote that ends a name: one with a comma and a level behind it.
    private static func closing(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        while let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: place) {
            guard quote + 2 < bytes.count else { return nil }
            let isFollowed = bytes[quote + 1] == UInt8(ascii: ",")
            if isFollowed, bytes[quote + 2] == UInt8(ascii: "-") || bytes[quote + 2].isDigit { return quote }
            place = quote + 1
        }
        return nil
    }

    /// `WIFI:{mac&rssi,…}` and `BLE:{mac&rssi,…}`.
    static func note(scan field: UnsafeRawBufferPointer, _ fields: FieldCursor, _ notes: inout some FieldNoting) {
        let isAccess = field.hasPrefix(uppercase: "WIFI:{")
        guard isAccess || field.hasPrefix(uppercase: "BLE:{") else { return }
        let bytes = field.joined(with: fields)
        guard let end = bytes.firstIndex(of: UInt8(ascii: "}"), from: 0) else { return }
        notes.note(bytes.part(0, end + 1), isAccess ? "Wi-Fi" : "Bluetooth", "what was heard near by, not kept")
    }

    /// The rest of a list `502~16~…` up to `>`, of which only country and network are certain.
    static func note(
        cellsAfter field: UnsafeRawBufferPointer, _ fields: FieldCursor, _ notes: inout some FieldNoting
    ) {
        let tilde = UInt8(ascii: "~")
        if let first = field.firstIndex(of: tilde, from: 0), let second = field.firstIndex(of: tilde, from: first + 1) {
            notes.note(field.from(second), "cells", "numbers and levels, not certain, not kept")
        }
        var fields = fields
        while let field = fields.next() {
            if field.contains(tilde) { notes.note(field, "cells", "numbers and levels, not certain, not kept") }
            if field.equals(uppercase: ">") { notes.note(field, "end", "of the cells") }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// A field that was just taken and everything behind it, up to the end of its message.
    func joined(with fields: FieldCursor) -> UnsafeRawBufferPointer {
        guard let start = baseAddress, let rest = fields.rest.baseAddress, rest >= start else { return self }
        return UnsafeRawBufferPointer(start: start, count: rest - start + fields.rest.count)
    }
}
