import Foundation
import Geo

/// Packs the places of the table `cities_geonames` and their names.
struct PlacePacking {
    /// What the pack keeps of a place.
    private struct Town {
        var name: String
        var country: UInt8
        var latitude: Int32
        var longitude: Int32
        var population: Int
        var isSection: Bool
        /// Its unit vector from the centre of the earth.
        var vector: [Double]
    }

    /// The codes of countries, by number; unknown ones are two blanks.
    let countries: [String]
    private var towns: [Town] = []

    /// Reads the places with at least ``MapPackLayout/Places/leastPopulation`` people.
    init(from folder: String) throws {
        let table = try SourceTable(file: "\(folder)/places/cities_geonames.tsv")
        let columns = try ["name", "iso_a2", "lon", "lat", "population", "city_section"].map(table.column)
        // Without places, but on the map: Antarctica and islands of Australia and the United States.
        countries = Set(table.rows.map { String($0[field: columns[1]]) }).union(["", "AQ", "HM", "UM"]).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: countries.enumerated().map { ($1, UInt8($0)) })
        for (index, row) in table.rows.enumerated() {
            let population = Int(row[field: columns[4]]) ?? 0
            guard population >= MapPackLayout.Places.leastPopulation else { continue }
            guard let lon = Double(row[field: columns[2]]), let lat = Double(row[field: columns[3]]) else {
                throw SourceTable.Failure.malformed("no position", record: index + 1)
            }
            let (phi, lambda) = (lat * .pi / 180, lon * .pi / 180)
            towns.append(
                Town(
                    name: String(row[field: columns[0]]), country: numbers[String(row[field: columns[1]])] ?? 0,
                    latitude: Int32((lat * MapPackLayout.placeStepsPerDegree).rounded()),
                    longitude: Int32((lon * MapPackLayout.placeStepsPerDegree).rounded()), population: population,
                    isSection: row[field: columns[5]] == "1",
                    vector: [cos(phi) * cos(lambda), cos(phi) * sin(lambda), sin(phi)]))
        }
        arrange(0, towns.count)
    }

    /// All names.
    var names: [String] { towns.map(\.name) }

    /// The bytes of the section, with names by their number in `names`; throws where a number does not fit its bits.
    func section(names: [String: Int]) throws -> PackWriter {
        let limit = 1 << MapPackLayout.Places.nameBits
        guard names.values.allSatisfy({ (0..<limit).contains($0) }) else {
            throw SourceTable.Failure.tooManyNames(names.count, limit: limit)
        }
        var writer = PackWriter()
        writer.varint(UInt32(towns.count))
        writer.varint(UInt32(countries.count))
        for country in countries { writer.raw(country.utf8.count == 2 ? Array(country.utf8) : [0x20, 0x20]) }
        writeCountries(to: &writer)
        writeSections(to: &writer)
        for town in towns { writer.byte(MapPackLayout.Places.code(forPopulation: town.population)) }
        writeNumbers(towns.map { names[$0.name] ?? 0 }, to: &writer)
        var (latitude, longitude) = (Int32(0), Int32(0))
        for town in towns {
            writer.zigzag(town.latitude - latitude)
            writer.zigzag(town.longitude - longitude)
            (latitude, longitude) = (town.latitude, town.longitude)
        }
        return writer
    }

    /// Brings places that are near to each other together: halves along the longest side of their box, down to leaves.
    private mutating func arrange(_ start: Int, _ end: Int) {
        let block = MapPackLayout.Places.blockSize
        guard end - start > block else {
            chain(start, end)
            return
        }
        let axis = (0..<3).max { spread($0, start, end) < spread($1, start, end) } ?? 0
        towns[start..<end].sort { $0.vector[axis] < $1.vector[axis] }
        // Halves of whole leaves, so that every leaf but the last is full.
        let leaves = (end - start + block - 1) / block
        let middle = start + (leaves / 2) * block
        arrange(start, middle)
        arrange(middle, end)
    }

    private func spread(_ axis: Int, _ start: Int, _ end: Int) -> Double {
        let values = towns[start..<end].lazy.map { $0.vector[axis] }
        return (values.max() ?? 0) - (values.min() ?? 0)
    }

    /// Orders a leaf so that each place follows the nearest one before it: short ways take few bytes.
    private mutating func chain(_ start: Int, _ end: Int) {
        guard start < end else { return }
        for index in start..<end {
            guard index > 0 else { continue }
            let last = towns[index - 1]
            func way(_ town: Town) -> Int32 {
                abs(town.latitude - last.latitude) + abs(town.longitude - last.longitude)
            }
            if let nearest = (index..<end).min(by: { way(towns[$0]) < way(towns[$1]) }) {
                towns.swapAt(index, nearest)
            }
        }
    }

    private func writeCountries(to writer: inout PackWriter) {
        var index = 0
        while index < towns.count {
            let end = towns[index...].firstIndex { $0.country != towns[index].country } ?? towns.count
            writer.varint(UInt32(towns[index].country))
            writer.varint(UInt32(end - index))
            index = end
        }
    }

    private func writeSections(to writer: inout PackWriter) {
        let sections = towns.indices.filter { towns[$0].isSection }
        writer.varint(UInt32(sections.count))
        var last = 0
        for section in sections {
            writer.varint(UInt32(section - last))
            last = section
        }
    }

    private func writeNumbers(_ numbers: [Int], to writer: inout PackWriter) {
        var held: UInt64 = 0
        var bits = 0
        for number in numbers {
            held |= UInt64(number) << UInt64(bits)
            bits += MapPackLayout.Places.nameBits
            while bits >= 8 {
                writer.byte(UInt8(truncatingIfNeeded: held))
                held >>= 8
                bits -= 8
            }
        }
        if bits > 0 { writer.byte(UInt8(truncatingIfNeeded: held)) }
    }
}
