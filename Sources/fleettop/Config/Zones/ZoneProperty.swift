import Fleet

/// One property of a zone in the file, one row of data each; help and documentation are made from the rows.
struct ZoneProperty: Sendable {
    let name: String
    /// What it says.
    let meaning: String
    /// Takes a value over; what is wrong with it where it is.
    let set: @Sendable (inout Zone, JSONNode) -> String?

    /// All properties but those of the geometry.
    static let all: [ZoneProperty] = [
        ZoneProperty(name: "name", meaning: "what it is called") { _, _ in nil },
        ZoneProperty(name: "id", meaning: "what identifies it when its name changes") { _, _ in nil },
        ZoneProperty(name: "use", meaning: "watch, inside, outside or no-cut") { zone, node in
            let uses = ZoneUse.allCases.map(\.rawValue).joined(separator: ", ")
            guard let use = node.string.flatMap(ZoneUse.init(rawValue:)) else { return "must be one of \(uses)" }
            zone.use = use
            return nil
        },
        duration("dwell", "how long to stay inside or outside before it counts", \.dwellMilliseconds),
        ZoneProperty(name: "max-stay", meaning: "how long a device may stay") { zone, node in
            guard let stay = milliseconds(node), stay > 0 else { return "must be a duration such as \"2h\"" }
            zone.maximumStayMilliseconds = stay
            return nil
        },
        number("hysteresis", "metres from the border from which a fix counts", 0...10_000, "20", \.hysteresisMetres),
        number("speed-limit", "km/h", 1...1_000, "30", \.speedLimitKmh),
        ZoneProperty(name: "schedule", meaning: "when it is in force, such as Mo-Fr 22:00-06:00") { zone, node in
            guard let text = node.string else { return "must be text such as \"Mo-Fr 22:00-06:00\"" }
            do {
                zone.schedule = try ZoneSchedule(text)
                return nil
            } catch {
                return "is no schedule: \(error)"
            }
        },
        ZoneProperty(name: "groups", meaning: "the groups of devices it is for") { zone, node in
            let names = node.array.map { $0.compactMap(\.string) } ?? node.string.map { [$0] }
            guard let names, names.count == node.array?.count ?? 1, !names.contains("") else {
                return "must be a list of names such as [\"north\"]"
            }
            zone.groups = names
            return nil
        },
        ZoneProperty(name: "colour", meaning: "its colour on the map, #rrggbb", set: colour),
        ZoneProperty(name: "color", meaning: "the same", set: colour),
        ZoneProperty(name: "note", meaning: "a note for operators") { zone, node in
            guard let text = node.string else { return "must be text" }
            zone.note = text
            return nil
        },
    ]

    /// The name that may have been meant; nil when none is near.
    static func nearest(to name: String) -> String? {
        NearName.of(name, among: all.map(\.name) + ["radius", "width"])
    }

    private static func milliseconds(_ node: JSONNode) -> Int64? {
        node.string.flatMap(DurationText.milliseconds)
    }

    private static func duration(
        _ name: String, _ meaning: String, _ path: WritableKeyPath<Zone, Int64> & Sendable
    ) -> ZoneProperty {
        ZoneProperty(name: name, meaning: meaning) { zone, node in
            guard let milliseconds = milliseconds(node) else { return "must be a duration such as \"90s\" or \"2m\"" }
            zone[keyPath: path] = milliseconds
            return nil
        }
    }

    private static func number(
        _ name: String, _ meaning: String, _ range: ClosedRange<Double>, _ example: String,
        _ path: WritableKeyPath<Zone, Double?> & Sendable
    ) -> ZoneProperty {
        ZoneProperty(name: name, meaning: meaning) { zone, node in
            guard let number = node.number, range.contains(number) else {
                return "must be a number from \(Int(range.lowerBound)) to \(Int(range.upperBound)) such as \(example)"
            }
            zone[keyPath: path] = number
            return nil
        }
    }

    @Sendable private static func colour(_ zone: inout Zone, _ node: JSONNode) -> String? {
        guard let text = node.string, text.count == 7, text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit),
            let number = UInt32(text.dropFirst(), radix: 16)
        else { return "must be a colour such as \"#ff8800\"" }
        zone.colour = number
        return nil
    }
}
