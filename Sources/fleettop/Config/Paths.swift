import Foundation

/// Every file and folder the program uses, by the XDG rules.
struct Paths: Sendable {
    /// The configuration, never written by the program.
    let config: URL
    /// Names of trackers.
    let devices: URL
    /// The user's own themes.
    let ownThemes: URL
    /// The themes beside the installed program.
    let shippedThemes: URL
    /// The themes of a source tree.
    let themesHere: URL
    /// The journal.
    let data: URL
    /// What the screen remembers.
    let state: URL

    /// The file in it.
    var screenMemory: URL { state.appendingPathComponent("state.toml") }

    /// The paths of this user.
    static let standard = Paths(
        environment: ProcessInfo.processInfo.environment,
        executable: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0])

    init(environment: [String: String], executable: String) {
        let home = URL(fileURLWithPath: environment["HOME"] ?? "/", isDirectory: true)
        func folder(_ variable: String, _ fallback: String) -> URL {
            let base = environment[variable].flatMap {
                $0.hasPrefix("/") ? URL(fileURLWithPath: $0, isDirectory: true) : nil
            }
            return (base ?? home.appendingPathComponent(fallback)).appendingPathComponent("fleettop", isDirectory: true)
        }
        let configFolder = folder("XDG_CONFIG_HOME", ".config")
        config = configFolder.appendingPathComponent("config.toml")
        devices = configFolder.appendingPathComponent("devices.toml")
        ownThemes = configFolder.appendingPathComponent("themes", isDirectory: true)
        data = folder("XDG_DATA_HOME", ".local/share")
        state = folder("XDG_STATE_HOME", ".local/state")
        let program = URL(fileURLWithPath: executable).deletingLastPathComponent()
        shippedThemes =
            program.appendingPathComponent("../share/fleettop/Themes", isDirectory: true).standardizedFileURL
        themesHere = URL(fileURLWithPath: "Themes", isDirectory: true)
    }
}
