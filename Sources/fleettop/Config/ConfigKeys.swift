import Atlas
import Dashboard
import Fleet
import Ingest
import TOMLKit

/// The keys of `config.toml` whose sections are not tables of names.
enum ConfigKeys {
    /// All keys by section.
    static let sections: [String: [SettingKey<Config>]] = [
        "listener": listener, "status": thresholds(.status), "trips": thresholds(.trips),
        "signals": thresholds(.signals),
        "journal": journal, "screen": screen, "sound": sound, "map": map,
    ]

    private static let listener: [SettingKey<Config>] = [
        SettingKey<Config>(name: "listen", expected: "a list of addresses such as \"0.0.0.0:8888\"") { config, value in
            guard let texts = TextList.orText(value) else { return false }
            let addresses = texts.compactMap { try? ListenAddress($0) }
            guard !texts.isEmpty, addresses.count == texts.count else { return false }
            config.listener.endpoints = addresses
            return true
        },
        SettingKey<Config>(name: "unknown", expected: "accept, quarantine or reject") { config, value in
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
    private static func thresholds(_ section: StatusThreshold.Section) -> [SettingKey<Config>] {
        StatusThreshold.all.filter { $0.section == section }.map { row in
            SettingKey<Config>(name: row.name, expected: row.expected, isLive: true) { config, value in
                guard let number = row.number(value) else { return false }
                row.set(&config.rules, number)
                return true
            }
        }
    }

    private static let journal: [SettingKey<Config>] = [
        .duration("commit_within") { $0.journal.commitWithinMilliseconds = $1 },
        days("keep_positions", \.journal.keepPositionsDays),
        days("keep_raw", \.journal.keepRawDays),
    ]

    private static let screen: [SettingKey<Config>] = [
        SettingKey<Config>(name: "theme", expected: "the name of a theme, or a theme file", isLive: true) {
            config, value in
            guard let name = value.string else { return false }
            config.themeName = name
            return true
        },
        .flag("ascii", \.isAscii),
        .count("frames_per_second", 1...60, \.framesPerSecond),
        .flag("mouse", \.mouse),
        .flag("synchronized", \.synchronizedFrames),
        .count("ambiguous_width", 1...2, \.ambiguousWidth),
        SettingKey<Config>(name: "columns", expected: "a list of columns: \(ColumnChoice.expected)") { config, value in
            let (columns, problem) = ColumnList.read(value)
            config.columns = columns
            return problem == nil
        },
    ]

    private static let sound: [SettingKey<Config>] = [
        .flag("bell", \.bell.isOn),
        .flag("desktop", \.bell.notifies),
        .duration("repeat") { $0.bell.repeatMilliseconds = $1 },
        SettingKey<Config>(
            name: "quiet", expected: "times such as \"22:00-06:00\" or \"Mo-Fr 22:00-06:00\"; \"\" for never"
        ) { config, value in
            guard let text = value.string else { return false }
            guard !text.isEmpty else {
                config.bell.quiet = nil
                return true
            }
            guard let schedule = try? ZoneSchedule(text) else { return false }
            config.bell.quiet = schedule
            return true
        },
        .priorities("quiet_except", \.bell.exceptions),
    ]

    private static let map: [SettingKey<Config>] = [
        SettingKey<Config>(name: "tiles", expected: "a list of PMTiles and MBTiles files") { config, value in
            guard let paths = TextList.orText(value), paths.count <= 100 else { return false }
            config.tiles = paths
            return true
        },
        SettingKey<Config>(name: "drawing", expected: "braille, quadrants, halves or ascii") { config, value in
            guard let drawing = value.string.flatMap(MapDrawing.init(rawValue:)) else { return false }
            config.drawing = drawing
            return true
        },
        .flag("mini_map", \.hasMiniMap),
    ]

    private static func days(_ name: String, _ path: WritableKeyPath<Config, Int> & Sendable) -> SettingKey<Config> {
        SettingKey<Config>(name: name, expected: "a number of whole days such as \"30d\"") { config, value in
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds) else { return false }
            let days = milliseconds / 86_400_000
            guard days >= 1, days * 86_400_000 == milliseconds else { return false }
            config[keyPath: path] = Int(days)
            return true
        }
    }
}
