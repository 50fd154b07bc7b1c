import Foundation

/// The facts of `expected.json`.
struct Expected: Decodable {
    struct Container: Decodable {
        let file: String
        let tiles_per_zoom: [String: Int]?
        let total: Int?
        let version: Int?
        let root_offset: UInt64?
        let root_length: UInt64?
        let metadata_offset: UInt64?
        let metadata_length: UInt64?
        let leaf_directory_offset: UInt64?
        let leaf_directory_length: UInt64?
        let tile_data_offset: UInt64?
        let tile_data_length: UInt64?
        let min_zoom: Int?
        let max_zoom: Int?
        let min_lon_e7: Int32?
        let min_lat_e7: Int32?
        let max_lon_e7: Int32?
        let max_lat_e7: Int32?
    }

    struct Layer: Decodable {
        let features: Int
        let extent: Int
        let vertices: Int
        let geometry_types: [String: Int]
        let class_counts: [String: Int]?
        let kind_counts: [String: Int]?
    }

    struct Tile: Decodable {
        let file: String
        let z: Int
        let x: Int
        let y: Int
        let present: Bool
        let mvt_bytes: Int?
        let layers: [String: Layer]?
        let first_road_feature: Feature?
        let road_names_most_common: [[Name]]?
    }

    struct Feature: Decodable {
        struct Geometry: Decodable {
            let type: String
            let coordinates: [[[Int32]]]

            init(from decoder: Decoder) throws {
                let values = try decoder.container(keyedBy: Keys.self)
                type = try values.decode(String.self, forKey: .type)
                if type == "LineString" {
                    coordinates = [try values.decode([[Int32]].self, forKey: .coordinates)]
                } else {
                    coordinates = try values.decode([[[Int32]]].self, forKey: .coordinates)
                }
            }

            enum Keys: CodingKey { case type, coordinates }
        }
        let layer: String
        let geometry: Geometry
    }

    /// A name or how often it occurs.
    enum Name: Decodable {
        case text(String)
        case count(Int)

        init(from decoder: Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let count = try? value.decode(Int.self) {
                self = .count(count)
            } else {
                self = .text(try value.decode(String.self))
            }
        }
    }

    let inventory: [Container]
    let tiles: [Tile]

    static func load() throws -> Expected {
        let data = try Data(contentsOf: URL(fileURLWithPath: Sample.path("expected.json")))
        return try JSONDecoder().decode(Expected.self, from: data)
    }
}
