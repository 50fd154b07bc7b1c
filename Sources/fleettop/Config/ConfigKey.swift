import Atlas
import Dashboard
import Fleet
import Ingest
import TOMLKit

/// One key of the configuration, one row of data each: where it goes and what it must look like.
struct ConfigKey: Sendable {
    let name: String
    /// What the value must be, in words.
    let expected: String
    /// Whether a change is put in force while the program runs; else it is named, and the next start takes it.
    var isLive = false
    /// Takes the value over; false when it is not what is expected.
    let set: @Sendable (inout Config, any TOMLValueConvertible) -> Bool

    /// All keys by section.
    static let sections: [String: [ConfigKey]] = [
        "listener": listener, "status": thresholds(.status), "trips": thresholds(.trips),
        "signals": thresholds(.signals),
        "journal": journal, "screen": screen, "sound": sound, "map": map,
    ]

    private static let listener: [ConfigKey] = [
        ConfigKey(name: "listen", expected: "a list of addresses such as \"0.0.0.0:8888\"") { config, value in
            let texts = value.array?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
            let addresses = texts.compactMap { try? ListenAddress($0) }
            guard !texts.isEmpty, addresses.count == texts.count else { return false }
            config.listener.endpoints = addresses
            return true
        },
        ConfigKey(name: "unknown", expected: "accept, quarantine or reject") { config, value in
            guard let policy = value.string.flatMap(UnknownPolicy.init(rawValue:)) else { return false }
            config.unknown = policy
            return true
        },
        .count("max_connections", 1...1_000_000, \.listener.maxConnections),
        .count("max_per_address", 1...1_000_000, \.listener.maxPerAddress),
        .count("max_undecided", 1...1_000_000, \.listener.maxUndecided),
        .duration("first_message") { $0.listener.firstMessage = .milliseconds($1) },
        .duration("partial_message") { $0.listener.partialMessage = .milliseconds($1) },
        .duration("idle") { $0.listener.idle = .milliseconds($1) },
    ]

    /// The thresholds of a section, which devices and groups may have of their own.
    private static func thresholds(_ section: StatusThreshold.Section) -> [ConfigKey] {
        StatusThreshold.all.filter { $0.section == section }.map { row in
            ConfigKey(name: row.name, expected: row.expected, isLive: true) { config, value in
                guard let number = row.number(value) else { return false }
                row.set(&config.rules, number)
                return true
            }
        }
    }

    private static let journal: [ConfigKey] = [
        .duration("commit_within") { $0.journal.commitWithinMilliseconds = $1 },
        .days("keep_positions", \.journal.keepPositionsDays),
        .days("keep_raw", \.journal.keepRawDays),
    ]

    private static let screen: [ConfigKey] = [
        ConfigKey(name: "theme", expected: "the name of a theme, or a theme file", isLive: true) { config, value in
            guard let name = value.string else { return false }
            config.themeName = name
            return true
        },
        .flag("ascii", \.isAscii),
        .count("frames_per_second", 1...60, \.framesPerSecond),
        .flag("mouse", \.mouse),
        .flag("synchronized", \.synchronizedFrames),
        .count("ambiguous_width", 1...2, \.ambiguousWidth),
        ConfigKey(name: "columns", expected: "a list of columns: \(ColumnChoice.expected)") { config, value in
            let (columns, problem) = ColumnList.read(value)
            config.columns = columns
            return problem == nil
        },
    ]

    private static let sound: [ConfigKey] = [
        .flag("bell", \.bell.isOn),
        .flag("desktop", \.bell.notifies),
        .duration("repeat") { $0.bell.repeatMilliseconds = $1 },
        ConfigKey(name: "quiet", expected: "times such as \"22:00-06:00\" or \"Mo-Fr 22:00-06:00\"; \"\" for never") {
            config, value in
            guard let text = value.string else { return false }
            guard !text.isEmpty else {
                config.bell.quiet = nil
                return true
            }
            guard let schedule = try? ZoneSchedule(text) else { return false }
            config.bell.quiet = schedule
            return true
        },
        ConfigKey(name: "quiet_except", expected: "a list of priorities from 1 to 4") { config, value in
            let numbers = value.array?.compactMap(\.int)
            guard let numbers, numbers.count == value.array?.count, numbers.allSatisfy((1...4).contains) else {
                return false
            }
            config.bell.exceptions = Set(numbers)
            return true
        },
    ]

    private static let map: [ConfigKey] = [
        ConfigKey(name: "tiles", expected: "a list of PMTiles and MBTiles files") { config, value in
            let paths = value.array?.compactMap(\.string) ?? value.string.map { [$0] }
            guard let paths, value.array.map({ $0.count == paths.count }) ?? true, paths.count <= 100 else {
                return false
            }
            config.tiles = paths
            return true
        },
        ConfigKey(name: "drawing", expected: "braille, quadrants, halves or ascii") { config, value in
            guard let drawing = value.string.flatMap(MapDrawing.init(rawValue:)) else { return false }
            config.drawing = drawing
            return true
        },
        .flag("mini_map", \.hasMiniMap),
    ]

    private static func count(
        _ name: String, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Config, Int> & Sendable
    ) -> ConfigKey {
        ConfigKey(name: name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
            config, value in
            guard let number = value.int, range.contains(number) else { return false }
            config[keyPath: path] = number
            return true
        }
    }

    private static func days(_ name: String, _ path: WritableKeyPath<Config, Int> & Sendable) -> ConfigKey {
        ConfigKey(name: name, expected: "a number of whole days such as \"30d\"") { config, value in
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds) else { return false }
            let days = milliseconds / 86_400_000
            guard days >= 1, days * 86_400_000 == milliseconds else { return false }
            config[keyPath: path] = Int(days)
            return true
        }
    }

    private static func flag(_ name: String, _ path: WritableKeyPath<Config, Bool> & Sendable) -> ConfigKey {
        ConfigKey(name: name, expected: "true or false") { config, value in
            guard let flag = value.bool else { return false }
            config[keyPath: path] = flag
            return true
        }
    }

    private static func duration(_ name: String, _ set: @escaping @Sendable (inout Config, Int64) -> Void) -> ConfigKey
    {
        ConfigKey(name: name, expected: "a duration such as \"90s\", \"5m\" or \"24h\"") { config, value in
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds), milliseconds > 0 else {
                return false
            }
            set(&config, milliseconds)
            return true
        }
    }
}
