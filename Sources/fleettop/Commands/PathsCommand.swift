import ArgumentParser
import Foundation

/// `fleettop paths`: every file and folder in use, and which of them exist.
struct PathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths", abstract: "Show every file and folder in use, and which of them exist.")

    func run() {
        let paths = Paths.standard
        let rows = [
            ("config", paths.config), ("devices", paths.devices), ("zones", ZonesFile.standard),
            ("themes (own)", paths.ownThemes),
            ("themes (shipped)", paths.shippedThemes), ("themes (here)", paths.themesHere), ("data", paths.data),
            ("handover", paths.data.appendingPathComponent("handover")), ("state", paths.state),
        ]
        for (name, url) in rows {
            let exists = FileManager.default.fileExists(atPath: url.path)
            print(name.padding(toLength: 18, withPad: " ", startingAt: 0) + (exists ? "yes  " : "no   ") + url.path)
        }
    }
}
