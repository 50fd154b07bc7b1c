extension FleetState {
    /// The form of stored states; another number means that this version cannot read them.
    private static let format: UInt8 = 10

    /// Puts the whole state, so that a fleet can be set up again without reading all of its history.
    public func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(byte: Self.format)
        sink.put(sequence)
        totals.encode(into: &sink)
        sink.put(UInt64(devices.count))
        for device in devices { device.encode(into: &sink, words: &words) }
        alarms.encode(into: &sink, words: &words)
        sink.put(listeningSince)
        quarantine.encode(into: &sink)
    }

    /// Reads a state back.
    ///
    /// - Throws: when the bytes are damaged, or were written by a version with another form.
    public init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let format = try source.byte()
        guard format == Self.format else { throw CodingFault("the state has form \(format), not \(Self.format)") }
        self.init()
        sequence = try source.number()
        totals = try FleetTotals(from: &source)
        for index in 0..<(try source.count()) {
            let device = try Device(from: &source, words: words)
            guard indexByID.updateValue(index, forKey: device.id) == nil else {
                throw CodingFault("device \(device.id) is there twice")
            }
            devices.append(device)
        }
        alarms = try AlarmBook(from: &source, words: words)
        listeningSince = try source.time()
        quarantine = try Quarantine(from: &source)
        revision = 1
    }
}

extension FleetTotals {
    fileprivate func encode(into sink: inout ByteSink) {
        for count in [reports, unparsed, unknownRefused, devicesRefused, repetitions] { sink.put(count) }
        sink.put(alarmsDiscarded)
    }

    fileprivate init(from source: inout ByteSource) throws(CodingFault) {
        self.init()
        reports = try source.number()
        unparsed = try source.number()
        unknownRefused = try source.number()
        devicesRefused = try source.number()
        repetitions = try source.number()
        alarmsDiscarded = try source.int()
    }
}
