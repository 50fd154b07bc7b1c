import ArgumentParser
import Canvas
import Foundation

/// `fleettop theme`: what themes there are, and whether they can be read.
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "List themes, or check how well one can be read.",
        subcommands: [List.self, Check.self])

    /// `fleettop theme list`: the same as `fleettop themes`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the themes that can be chosen.")

        func run() throws {
            try ThemesCommand.parse([]).run()
        }
    }

    /// `fleettop theme check`: the contrast of every pair of ink and ground.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Check the contrast of themes, by name or file.",
            discussion: """
                One line a pair of ink and ground: the contrast (WCAG 2.x), what is asked for, ok or too low. Text needs \
                4.5, lines and marks of the map 3. Exit status 1 when one is too low, or something is wrong in the file.
                """)

        @Argument(help: "Theme files, or names of themes.")
        var themes: [String]

        func run() throws {
            let library = ThemeLibrary()
            var isGood = true
            for name in themes {
                var problems: [ConfigProblem] = []
                let theme = library.theme(name, problems: &problems)
                for problem in problems { print(problem) }
                guard let theme else {
                    guard problems.isEmpty else { throw ExitCode(1) }
                    throw RunFailure(Text.plain(library.missing(name)))
                }
                let report = ThemeReport(theme)
                for line in report.lines { print(line) }
                isGood = isGood && problems.isEmpty && report.isEnough
            }
            if !isGood { throw ExitCode(1) }
        }
    }
}
