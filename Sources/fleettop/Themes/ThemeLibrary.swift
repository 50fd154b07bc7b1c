import Canvas
import Foundation

/// Where themes are found: the user's own, those beside the program, those of a source tree, those compiled in.
struct ThemeLibrary: Sendable {
    private let folders: [URL]

    init(_ paths: Paths = .standard) {
        folders = [paths.ownThemes, paths.shippedThemes, paths.themesHere]
    }

    /// A theme by name or by the path of its file; nil when there is none.
    func theme(_ nameOrPath: String, problems: inout [ConfigProblem]) -> Theme? {
        let isPath = nameOrPath.contains("/") || nameOrPath.hasSuffix(".toml")
        let candidates =
            (isPath ? [URL(fileURLWithPath: nameOrPath)] : [])
            + folders.map { $0.appendingPathComponent(nameOrPath + ".toml") }
        for url in candidates where FileManager.default.fileExists(atPath: url.path) {
            do {
                return try ThemeFile.read(url, problems: &problems)
            } catch {
                problems.append(error.problem)
                return nil
            }
        }
        return EmbeddedThemes.theme(nameOrPath) ?? (nameOrPath == Theme.dark.name ? .dark : nil)
    }

    /// The files of all themes, and of one that was given by its path.
    func files(_ nameOrPath: String?) -> [URL] {
        let given = nameOrPath.flatMap { $0.contains("/") || $0.hasSuffix(".toml") ? URL(fileURLWithPath: $0) : nil }
        var seen: Set<String> = []
        let found = folders.flatMap { folder -> [URL] in
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            // Of two files of one name the first one counts.
            return files.sorted().filter { $0.hasSuffix(".toml") && seen.insert($0).inserted }.prefix(200).map {
                folder.appendingPathComponent($0)
            }
        }
        return (given.map { [$0] } ?? []) + found
    }

    /// All themes by name, and what was wrong with any.
    func all() -> (themes: [Theme], problems: [ConfigProblem]) {
        var problems: [ConfigProblem] = []
        var names: [String] = [Theme.dark.name]
        for folder in folders {
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            for file in files.sorted() where file.hasSuffix(".toml") {
                let name = String(file.dropLast(5))
                if !names.contains(name) { names.append(name) }
            }
        }
        names += EmbeddedThemes.names.filter { !names.contains($0) }
        return (names.compactMap { theme($0, problems: &problems) }, problems)
    }
}
