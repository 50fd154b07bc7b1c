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
        return EmbeddedThemes.theme(nameOrPath)
    }

    /// The files of all themes, and of one that was given by its path.
    func files(_ nameOrPath: String?) -> [URL] {
        let given = nameOrPath.flatMap { $0.contains("/") || $0.hasSuffix(".toml") ? URL(fileURLWithPath: $0) : nil }
        return (given.map { [$0] } ?? []) + found
    }

    /// The names of all themes that can be chosen: the dark one, those of files, those compiled in.
    var names: [String] {
        var seen: Set<String> = []
        let all = [Theme.dark.name] + found.map { $0.deletingPathExtension().lastPathComponent } + EmbeddedThemes.names
        return all.filter { seen.insert($0).inserted }
    }

    /// All themes that can be read.
    var themes: [Theme] {
        var ignored: [ConfigProblem] = []
        return names.compactMap { theme($0, problems: &ignored) }
    }

    /// Says that there is no theme of a name, and which there are.
    func missing(_ name: String) -> String {
        "there is no theme '\(name)'; there are \(names.joined(separator: ", "))"
    }

    /// The files in all folders; of two files of one name the first one counts.
    private var found: [URL] {
        var seen: Set<String> = []
        return folders.flatMap { folder -> [URL] in
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return files.sorted().filter { $0.hasSuffix(".toml") && seen.insert($0).inserted }.prefix(200).map {
                folder.appendingPathComponent($0)
            }
        }
    }
}
