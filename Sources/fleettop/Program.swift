import ArgumentParser
import Foundation

/// The program: parses the command line, runs a command, and turns every failure into one plain line.
@main
struct Program {
    /// Exit status 64 for a command line that makes no sense, 1 for a failure at run time.
    static func main() {
        // A reader that goes away must end a write with an error, not the process.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Fleettop.parseAsRoot()
            try command.run()
        } catch let failure as RunFailure {
            StandardError.line("fleettop: \(failure.line)")
            exit(1)
        } catch let code as ExitCode {
            // What there was to say has been said.
            exit(code.rawValue)
        } catch {
            leave(with: error)
        }
    }

    /// Help goes out whole; of anything else the first line says enough.
    private static func leave(with error: any Error) -> Never {
        let code = Fleettop.exitCode(for: error)
        let text = Fleettop.fullMessage(for: error)
        if code == .success {
            print(text)
            exit(0)
        }
        var first = text.split(separator: "\n").first.map(String.init) ?? "\(error)"
        if first.contains("Unexpected argument") {
            let names = Fleettop.configuration.subcommands.compactMap { $0.configuration.commandName }.joined(
                separator: ", ")
            first += "; commands are \(names)"
        } else if first.contains("Unknown option") || first.contains("Missing expected") {
            first += "; `fleettop help` and `fleettop COMMAND --help` list the options"
        }
        StandardError.line(first.hasPrefix("Error: ") ? "fleettop: " + first.dropFirst(7) : first)
        exit(code.rawValue)
    }
}

/// The root of the command line; without a subcommand it is `watch`.
struct Fleettop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleettop", abstract: "Watch a fleet of GPS trackers in a terminal.",
        discussion: """
            Trackers report to a listener inside the program, over TCP or UDP on one port, whatever dialect they speak.
            """,
        version: Version.text,
        subcommands: [
            Watch.self, Demo.self, IngestCommand.self, Decode.self, Simulate.self, ExportCommand.self,
            ReplayCommand.self, StatusCommand.self, TripsCommand.self, HandoverCommand.self, JournalCommand.self,
            ZonesCommand.self, DevicesCommand.self, PathsCommand.self,
            NotifyCommand.self, ThemeCommand.self, ThemesCommand.self, ManCommand.self,
        ],
        defaultSubcommand: Watch.self)
}

/// The version of the program.
enum Version {
    /// As printed by `--version`.
    static let text = "0.1.0"
}

/// A failure at run time, in one line.
struct RunFailure: Error {
    let line: String

    init(_ line: String) {
        self.line = line
    }
}

/// The standard error stream.
enum StandardError {
    /// Writes one line.
    static func line(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
