import ArgumentParser
import Canvas
import Foundation
import Tiles

/// `fleettop paths`: every file and folder in use, and which of them exist.
struct PathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths", abstract: "Show every file and folder in use, and which of them exist.")

    @Option(
        name: .customLong("tiles"), parsing: .singleValue,
        help: ArgumentHelp("PMTiles or MBTiles file with streets for the map; repeatable.", valueName: "file"))
    var tiles: [String] = []

    @Option(help: ArgumentHelp("Configuration file.", valueName: "file"))
    var config: String?

    func run() throws {
        let paths = Paths.standard
        let settings = try Config.read(option: config)
        let rows = [
            ("config", Config.place(option: config)), ("devices", paths.devices), ("zones", ZonesFile.standard),
            ("themes (own)", paths.ownThemes),
            ("themes (shipped)", paths.shippedThemes), ("themes (here)", paths.themesHere), ("data", paths.data),
            ("handover", paths.data.appendingPathComponent("handover")), ("state", paths.state),
        ]
        for (name, url) in rows {
            let exists = FileManager.default.fileExists(atPath: url.path)
            print(name.padding(toLength: 18, withPad: " ", startingAt: 0) + (exists ? "yes  " : "no   ") + url.path)
        }
        for report in StreetSource(TilePaths.resolved(tiles.isEmpty ? settings.tiles : tiles), wake: {}).reports {
            let name = "street tiles".padding(toLength: 18, withPad: " ", startingAt: 0)
            print(name + (report.isRefused ? "no   " : "yes  ") + Text.plain("\(report.path)  (\(report.words))"))
        }
    }
}
