import ArgumentParser
import Canvas

/// `fleettop themes`: the themes that can be chosen.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes", abstract: "List the themes that can be chosen, and the roles that they colour.")

    @Flag(help: "List the roles of theme files instead.")
    var roles = false

    func run() {
        if roles {
            for role in ThemeRole.allCases {
                let fallback = role.traits.fallback.map { " (else \($0.traits.name))" } ?? ""
                print("\(role.traits.name): \(role.traits.meaning)\(fallback)")
            }
        } else {
            for name in ThemeLibrary().names { print(Text.plain(name)) }
        }
    }
}
