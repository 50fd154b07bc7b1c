extension ZonePresence {
    /// Puts in which zones a device is.
    func encode(into sink: inout ByteSink) {
        sink.put(newest) { $0.put($1) }
        sink.put(UInt64(all.count))
        for stay in all { stay.encode(into: &sink) }
        sink.put(UInt64(absences.count))
        for zone in absences { sink.put(zone.text) }
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        newest = try source.optional { source throws(CodingFault) in try source.time() }
        for _ in 0..<(try source.count()) { all.append(try ZoneStay(from: &source)) }
        for _ in 0..<(try source.count()) { absences.append(ZoneID(try source.text())) }
    }
}

extension ZoneStay {
    fileprivate func encode(into sink: inout ByteSink) {
        sink.put(zone.text)
        sink.put(byte: phase.rawValue | (isSinceKnown ? 4 : 0) | (hasOverstayed ? 8 : 0) | (isTrespassing ? 16 : 0))
        sink.put(since)
        sink.put(signed: outSince.milliseconds(since: since))
        sink.put(signed: heard.milliseconds(since: since))
    }

    fileprivate init(from source: inout ByteSource) throws(CodingFault) {
        let zone = ZoneID(try source.text())
        let flags = try source.byte()
        guard let phase = Phase(rawValue: flags & 3) else { throw CodingFault("\(flags & 3) is no phase of a stay") }
        let since = try source.time()
        let outSince = since.adding(milliseconds: try source.signed())
        let heard = since.adding(milliseconds: try source.signed())
        self.init(zone, hint: 0, phase: phase, since: since, isSinceKnown: flags & 4 != 0, heard: heard)
        self.outSince = outSince
        hasOverstayed = flags & 8 != 0
        isTrespassing = flags & 16 != 0
    }
}
