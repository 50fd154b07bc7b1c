import Foundation
import Geo

/// Packs the towns of the table `places_ne` in the order in which labels are to be placed.
enum PlacePacking {
    /// What the packed map keeps of a town.
    struct Town {
        var name: String
        var country: String
        var coordinate: Coordinate
        var population: UInt32
        var scaleRank: UInt8
        var firstZoom: UInt8
        var isCapital: Bool
    }

    /// The payload of the section of places.
    static func payload(of table: SourceTable) throws -> PackWriter {
        let towns = try towns(of: table)
        var writer = PackWriter()
        writer.varint(UInt32(towns.count))
        var lastLatitude: Int32 = 0
        var lastLongitude: Int32 = 0
        for town in towns {
            let latitude = Int32((town.coordinate.latitude * MapPackLayout.placeStepsPerDegree).rounded())
            let longitude = Int32((town.coordinate.longitude * MapPackLayout.placeStepsPerDegree).rounded())
            writer.zigzag(latitude - lastLatitude)
            writer.zigzag(longitude - lastLongitude)
            (lastLatitude, lastLongitude) = (latitude, longitude)
            write(town, to: &writer)
        }
        return writer
    }

    /// A name in ASCII letters: accents go, other letters become their usual Latin spelling.
    static func asciiName(_ name: String) -> String {
        let latin = name.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? name
        return String(String.UnicodeScalarView(latin.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }))
    }

    private static func write(_ town: Town, to writer: inout PackWriter) {
        writer.byte(town.isCapital ? MapPackLayout.capitalFlag : 0)
        writer.byte(town.scaleRank)
        writer.byte(town.firstZoom)
        writer.varint(town.population)
        let country = Array(town.country.utf8)
        writer.raw(country.count == 2 ? country : [0x20, 0x20])
        writer.text(town.name)
        let ascii = asciiName(town.name)
        writer.text(ascii == town.name ? "" : ascii)
    }

    private static func towns(of table: SourceTable) throws -> [Town] {
        let name = try table.column("name")
        let currentName = try table.column("geonames_name")
        let country = try table.column("iso_a2")
        let longitude = try table.column("lon")
        let latitude = try table.column("lat")
        let metropolitan = try table.column("population")
        let cityProper = try table.column("geonames_population")
        let scaleRank = try table.column("scalerank")
        let firstZoom = try table.column("min_zoom")
        let kind = try table.column("class")
        let towns = try table.rows.enumerated().compactMap { index, row -> Town? in
            // Stations and ruins are no places to say a lorry is near to.
            guard !["station", "historic"].contains(row[field: kind]) else { return nil }
            guard let lat = Double(row[field: latitude]), let lon = Double(row[field: longitude]) else {
                throw SourceTable.Failure.malformed("no position", record: index + 1)
            }
            let best = row[field: currentName].isEmpty ? row[field: name] : row[field: currentName]
            let population = UInt32(row[field: cityProper]) ?? 0
            return Town(
                name: String(best), country: String(row[field: country]),
                coordinate: Coordinate(latitude: lat, longitude: lon),
                population: population > 0 ? population : UInt32(row[field: metropolitan]) ?? 0,
                scaleRank: UInt8(row[field: scaleRank]) ?? 10,
                firstZoom: LinePacking.zoomByte(Double(row[field: firstZoom]) ?? 10),
                isCapital: row[field: kind] == "capital")
        }
        return towns.sorted { ($0.scaleRank, $1.population, $0.name) < ($1.scaleRank, $0.population, $1.name) }
    }
}
