import Geo

/// Puts the packed world map together from the tables of a folder.
enum WorldPack {
    /// All bytes of the packed map.
    static func bytes(from folder: String) throws -> [UInt8] {
        var sections: [(MapPackLayout.Section, PackWriter)] = []
        func add(_ kind: MapPackLayout.Section, _ body: PackWriter) {
            print("\(kind): \(body.bytes.count) bytes")
            sections.append((kind, body))
        }
        let towns = try LabelPacking.towns(from: folder)
        let seas = try LabelPacking.seas(from: folder)
        let places = try PlacePacking(from: folder)
        let names = NamePacking(places.names, others: towns.names + seas.names)
        for level in LevelPacking.all { add(level.section, try level.pack(from: folder, towns: towns.points)) }
        add(.countryAreas, try CountryPacking.pack(from: folder, countries: places.countries))
        add(.townLabels, towns.section())
        add(.seaLabels, seas.section())
        add(.places, try places.section(names: names.numbers))
        add(.names, names.section())
        add(.folding, names.foldingSection())
        return file(of: sections)
    }

    private static func file(of sections: [(MapPackLayout.Section, PackWriter)]) -> [UInt8] {
        var writer = PackWriter()
        writer.raw(MapPackLayout.magic)
        writer.byte(MapPackLayout.version)
        writer.byte(UInt8(sections.count))
        var offset = writer.bytes.count + sections.count * 9
        for (kind, body) in sections {
            writer.byte(kind.rawValue)
            writer.fixed(offset)
            writer.fixed(body.bytes.count)
            offset += body.bytes.count
        }
        for (_, body) in sections { writer.raw(body.bytes) }
        return writer.bytes
    }
}
