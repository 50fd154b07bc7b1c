import ArgumentParser
import Fleet
import Foundation
import Ingest
import Logging

/// The options of every command that listens.
struct SharedOptions: ParsableArguments {
    @Option(
        name: .customLong("listen"), parsing: .singleValue,
        help: ArgumentHelp(
            "Address and port for TCP and UDP; repeatable; port 0 takes a free one. (default: 0.0.0.0:8888)",
            valueName: "addr:port"),
        transform: SharedOptions.address)
    var listen: [ListenAddress] = []

    @Option(help: ArgumentHelp("Folder of the journal, or :none: to keep none.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Configuration file.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Theme by name, or a theme file.", valueName: "name|file"))
    var theme: String?

    @Option(
        help: ArgumentHelp(
            "What happens to trackers that devices.toml does not name: accept, quarantine or reject.",
            valueName: "policy"), transform: SharedOptions.policy)
    var unknown: UnknownPolicy?

    @Option(
        name: .customLong("tiles"), parsing: .singleValue,
        help: ArgumentHelp("PMTiles or MBTiles file with streets for the map; repeatable.", valueName: "file"))
    var tiles: [String] = []

    @Flag(name: .customLong("no-color"), help: "No colours.")
    var noColor = false

    @Flag(help: "Nothing but ASCII on the screen.")
    var ascii = false

    @Flag(help: "Give the whole screen to the map, for a screen on the wall.")
    var wall = false

    @Flag(name: .customLong("read-only"), help: "Refuse every action that changes something.")
    var readOnly = false

    @Option(help: ArgumentHelp("Append the log to this file.", valueName: "file"))
    var log: String?

    @Option(
        name: .customLong("log-level"),
        help: ArgumentHelp("trace, debug, info, notice, warning, error or critical.", valueName: "level"),
        transform: SharedOptions.level)
    var logLevel: Logger.Level?

    private static func address(_ text: String) throws -> ListenAddress {
        do {
            return try ListenAddress(text)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private static func policy(_ text: String) throws -> UnknownPolicy {
        guard let policy = UnknownPolicy(rawValue: text) else {
            throw ValidationError("it is none of accept, quarantine, reject")
        }
        return policy
    }

    private static func level(_ text: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text) else {
            let names = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("it is none of \(names)")
        }
        return level
    }
}
