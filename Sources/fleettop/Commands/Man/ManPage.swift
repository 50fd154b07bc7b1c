import Dashboard
import Foundation

/// The manual page as roff: the tree of commands and the tables of the dashboard.
struct ManPage {
    private let root: CommandTree
    private let version: String

    /// A page for a tree of commands, as the argument parser describes it in JSON.
    init(json: String, version: String) throws {
        root = try JSONDecoder().decode(CommandTree.Document.self, from: Data(json.utf8)).command
        self.version = version
    }

    /// The whole page.
    var text: String {
        let head = [
            ".TH FLEETTOP 1 \"\" \"fleettop \(version)\" \"User Commands\"", ".SH NAME",
            "fleettop \\- \(Roff.text(root.abstract ?? ""))", ".SH SYNOPSIS", ".B fleettop",
            "[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]", ".SH DESCRIPTION", Roff.text(root.discussion ?? ""), ".SH COMMANDS",
        ]
        let commands = root.shownSubcommands.flatMap { Self.lines($0, path: []) }
        return (head + commands + tables + tail).joined(separator: "\n") + "\n"
    }

    private static func lines(_ command: CommandTree, path: [String]) -> [String] {
        let path = path + [command.commandName]
        let positionals = command.shownArguments.filter { $0.kind == "positional" }.map { " \\fI\($0.value)\\fR" }
        let head = [".SS \"\(path.joined(separator: " "))\"", Roff.text(command.abstract ?? "")]
        let usage = positionals.isEmpty ? [] : [".PP", "\\fB\(path.joined(separator: " "))\\fR" + positionals.joined()]
        return head + usage
            + command.shownArguments.flatMap { argument in
                [".TP", argument.head, Roff.text(argument.abstract ?? "")]
            } + command.shownSubcommands.flatMap { lines($0, path: path) }
    }

    private var tables: [String] {
        let keys = [".SH KEYS"] + Reference.keys.flatMap { [".SS \"\($0.title)\""] + Roff.table($0.rows) }
        let rest = [
            ("COLUMNS", Reference.columns), ("STATUSES", Reference.statuses), ("FILTERS", Reference.filterFields),
            ("PALETTE", Reference.paletteCommands), ("ALARMS", Reference.alarmKinds),
        ]
        return keys + rest.flatMap { [".SH \($0.0)"] + Roff.table($0.1) }
    }

    private var tail: [String] {
        [
            ".SH FILES", ".TP", "\\fI$XDG_CONFIG_HOME/fleettop/config.toml\\fR", "The configuration.", ".TP",
            "\\fI$XDG_CONFIG_HOME/fleettop/devices.toml\\fR", "Names, groups and settings of devices.", ".TP",
            "\\fI$XDG_CONFIG_HOME/fleettop/zones.geojson\\fR", "Zones.", ".PP",
            "\\fBfleettop paths\\fR shows all of them.", ".SH \"EXIT STATUS\"", ".TP", "0", "Done.", ".TP", "64",
            "The command line makes no sense.", ".TP", "1", "A failure at run time.",
        ]
    }
}

/// The tree of commands as the argument parser describes it.
struct CommandTree: Decodable {
    /// What the description is wrapped in.
    struct Document: Decodable {
        let command: CommandTree
    }

    /// One option, flag or positional argument.
    struct Argument: Decodable {
        /// One of its names.
        struct Name: Decodable {
            let kind: String
            let name: String
        }

        let kind: String
        let shouldDisplay: Bool
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let defaultValue: String?

        /// What stands for its value.
        var value: String { Roff.text(valueName ?? "value") }

        /// Its names in bold with what stands for its value.
        var head: String {
            guard kind != "positional" else { return "\\fI\(value)\\fR" }
            let names = (names ?? []).map { name in
                "\\fB" + Roff.text((name.kind == "short" ? "-" : "--") + name.name) + "\\fR"
            }
            let fallback = defaultValue.map { " (default \(Roff.text($0)))" } ?? ""
            return names.joined(separator: ", ") + (kind == "option" ? " \\fI\(value)\\fR\(fallback)" : "")
        }
    }

    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [CommandTree]?
    let arguments: [Argument]?

    /// The subcommands that people see; help is told once, by its option.
    var shownSubcommands: [CommandTree] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    /// The arguments that people see; help and version are the same everywhere.
    var shownArguments: [Argument] {
        (arguments ?? []).filter { argument in
            argument.shouldDisplay && !(argument.names ?? []).contains { $0.name == "help" || $0.name == "version" }
        }
    }
}

/// Text in the language of manual pages.
enum Roff {
    /// A text as it stands, with what would be taken for a command or an escape made harmless.
    static func text(_ text: String) -> String {
        let escaped = text.replacingOccurrences(of: "\\", with: "\\e").replacingOccurrences(of: "-", with: "\\-")
        return escaped.split(separator: "\n", omittingEmptySubsequences: true).map { line in
            line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : String(line)
        }.joined(separator: "\n")
    }

    /// Rows of a name and what it means.
    static func table(_ rows: [Reference.Row]) -> [String] {
        rows.flatMap { [".TP", "\\fB\(text($0.name))\\fR", text($0.words)] }
    }
}
