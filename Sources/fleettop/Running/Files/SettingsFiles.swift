import Canvas
import Dashboard
import Fleet
import Foundation
import Synchronization

extension WatchedFile {
    /// `config.toml`: what may change while the program runs is put in force, the rest is named.
    ///
    /// - Parameters:
    ///   - isThemeFixed: whether the command line has chosen the theme.
    ///   - take: gets the thresholds and the rules of alarms when they were read again.
    static func config(
        _ url: URL, before: Config, isThemeFixed: Bool, library: ThemeLibrary = ThemeLibrary(),
        take: @escaping @Sendable (StatusRules, AlarmRules) -> Void
    ) -> WatchedFile {
        let known = Mutex(before)
        return WatchedFile(url: url, problems: before.problems) {
            let name = url.lastPathComponent
            guard FileManager.default.fileExists(atPath: url.path) else {
                return FileNews(words: "\(name) is gone: what it said stays in force until the end of the program")
            }
            var config = Config()
            config.read(url)
            guard !config.isBroken else {
                return FileNews(words: "\(name) is broken: what it said stays in force", problems: config.problems)
            }
            let old = known.withLock { known in
                let old = known
                known = config
                return old
            }
            if config.rules != old.rules || config.alarms != old.alarms { take(config.rules, config.alarms) }
            var change = SettingsChange()
            change.keys = config.keys
            change.views = config.views
            if let problem = config.themeProblem(url, library) {
                config.problems.append(problem)
            } else if !isThemeFixed, config.themeName != old.themeName {
                var ignored: [ConfigProblem] = []
                // A theme given by its path has a name of its own, and may not be in the list.
                let theme = library.theme(config.themeName, problems: &ignored)
                (change.themes, change.theme) = (theme.map { [$0] }, theme?.name)
            }
            let late = config.awaitingStart(since: old)
            let words =
                late.isEmpty
                ? "\(name) read again"
                : "\(name) read again: \(late.joined(separator: ", ")) take\(late.count == 1 ? "s" : "") effect at the next start"
            return FileNews(words: words, problems: config.problems, events: [.settings(change)])
        }
    }

    /// A folder of themes: what comes into it can be chosen, without a word.
    static func themeFolder(_ url: URL, _ library: ThemeLibrary) -> WatchedFile {
        WatchedFile(url: url, problems: []) {
            var change = SettingsChange()
            change.themes = library.themes
            return FileNews(words: "", events: [.settings(change)])
        }
    }

    /// A theme file: its theme is put in force where it is in use.
    static func theme(_ url: URL) -> WatchedFile {
        WatchedFile(url: url, problems: []) {
            let name = url.lastPathComponent
            var problems: [ConfigProblem] = []
            guard FileManager.default.fileExists(atPath: url.path) else {
                return FileNews(words: "\(name) is gone: the theme stays until the end of the program")
            }
            do throws(ConfigProblemError) {
                var change = SettingsChange()
                change.themes = [try ThemeFile.read(url, problems: &problems)]
                return FileNews(
                    words: "theme \(url.deletingPathExtension().lastPathComponent) read again", problems: problems,
                    events: [.settings(change)])
            } catch {
                return FileNews(words: "\(name) is broken: the theme stays as it was", problems: [error.problem])
            }
        }
    }
}

extension Config {
    /// What has changed that only a start puts in force: a section, or one key of a section of which others are live.
    ///
    /// `[keys]`, `[views]` and `[alarms]`, which have no rows, are live as a whole.
    func awaitingStart(since old: Config) -> [String] {
        let changed = Set(given.keys).union(old.given.keys).filter { given[$0] != old.given[$0] }
        return Set(changed.compactMap(Self.awaitingStart)).sorted()
    }

    /// How a key is named when it waits for a start; nil for one that does not.
    private static func awaitingStart(_ name: String) -> String? {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return "[\(name)]" }
        guard let rows = ConfigKeys.sections[parts[0]] else { return nil }
        if let row = rows.first(where: { $0.name == parts[1] }), row.isLive { return nil }
        return rows.contains(where: \.isLive) ? "[\(parts[0])] \(parts[1])" : "[\(parts[0])]"
    }
}
