import Fleet

/// Messages that tell only which cells are heard: a position without coordinates (h02.md, other types).
enum H02Cells {
    /// The most cells a list may announce.
    private static let maximumCount = 32

    /// `NBR`: `time,mcc,mnc,ta,count,(lac,cid,rssi)×n,ddmmyy,status[,battery]`.
    static func readList(_ fields: inout FieldCursor, into message: inout H02Message) throws(DecodingFault) {
        let time = fields.next()?.trimmed
        guard let mcc = number(&fields), let mnc = number(&fields), fields.next() != nil,
            let count = number(&fields), count <= maximumCount
        else { throw DecodingFault("h02: no network and number of cells") }
        message.report.radio.mcc = mcc
        message.report.radio.mnc = mnc
        for index in 0..<count {
            guard let lac = number(&fields), let cid = number(&fields), fields.next() != nil else {
                throw DecodingFault("h02: fewer than \(count) cells")
            }
            guard index == 0 else { continue }
            message.report.radio.lac = lac
            message.report.radio.cid = cid
        }
        var fix = Fix(isValid: false)
        guard let date = fields.next()?.trimmed else { throw DecodingFault("h02: no date behind the cells") }
        fix.time = try H02Clock.moment(date: date, time: time)
        message.report.fix = fix
        message.status = fields.next().flatMap { H02Status(hex: $0.trimmed) }
        message.status?.apply(to: &message.report)
        if let battery = number(&fields) { H02Battery.apply(battery, to: &message.report.power) }
    }

    /// `V3`: `time,mccmnc,count,cells…,ddmmyy,status`, numbers padded with zeros.
    ///
    /// Quoted traffic has a status word here that shows power cut on an ordinary message, so it is kept as text only.
    static func readLines(_ fields: inout FieldCursor, into report: inout Report) throws(DecodingFault) {
        let time = fields.next()?.trimmed
        guard let network = fields.next()?.trimmed, network.count == 5 || network.count == 6,
            let mcc = UnsafeRawBufferPointer(rebasing: network[..<3]).wholeNumber,
            let mnc = network.from(3).wholeNumber, let count = number(&fields)
        else { throw DecodingFault("h02: no network and number of cells") }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        if count > 0 {
            guard let lac = number(&fields), let cid = number(&fields) else { throw DecodingFault("h02: no cell") }
            report.radio.lac = lac
            report.radio.cid = cid
        }
        var last: UnsafeRawBufferPointer?
        var beforeLast: UnsafeRawBufferPointer?
        while let field = fields.next()?.trimmed { (beforeLast, last) = (last, field) }
        var fix = Fix(isValid: false)
        if let last, let status = H02Status(hex: last) {
            report.statusHex = status.hex
            let date = beforeLast.flatMap { $0.count == 6 ? $0 : nil }
            fix.time = try H02Clock.moment(date: date, time: time)
        }
        report.fix = fix
    }

    /// `VP1` with cells: `mcc,mnc,lac,cid,rssi` and more cells behind `Y`.
    static func readPairs(_ fields: inout FieldCursor, into report: inout Report) throws(DecodingFault) {
        guard let mcc = number(&fields), let mnc = number(&fields), let lac = number(&fields),
            let cid = number(&fields)
        else { throw DecodingFault("h02: neither coordinates nor cells") }
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        report.radio.lac = lac
        report.radio.cid = cid
        report.fix = Fix(isValid: false)
    }

    private static func number(_ fields: inout FieldCursor) -> Int? {
        fields.next()?.trimmed.wholeNumber
    }
}

/// `LINK`: `time,rssi,satellites,battery%,steps,turnovers,ddmmyy,status`.
enum H02Link {
    /// Reads all of the message.
    static func read(_ fields: inout FieldCursor, into message: inout H02Message) throws(DecodingFault) {
        message.report.kind = .heartbeat
        let time = fields.next()?.trimmed
        guard let signal = fields.next()?.trimmed.wholeNumber, let satellites = fields.next()?.trimmed.wholeNumber,
            let percent = fields.next()?.trimmed.wholeNumber, fields.next() != nil, fields.next() != nil,
            let date = fields.next()?.trimmed
        else { throw DecodingFault("h02: no signal, satellites and battery") }
        message.report.radio.signal = signal
        if percent <= 100 { message.report.power.batteryPercent = percent }
        var fix = Fix(isValid: false)
        fix.satellites = satellites
        fix.time = try H02Clock.moment(date: date, time: time)
        message.report.fix = fix
        message.status = fields.next().flatMap { H02Status(hex: $0.trimmed) }
        message.status?.apply(to: &message.report)
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
}
