import ArgumentParser
import Fleet
import Foundation
import Notify
import Terminal

/// `fleettop notify`: looks after the sinks of notifications.
struct NotifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "List the sinks of notifications, or send each a test.",
        discussion: "Exit status 1 when a test fails, or the configuration of notifications has something wrong in it.")

    @Flag(help: "Send a test to the sink, or to all of them.")
    var test = false

    @Flag(help: "List the sinks and the rules.")
    var list = false

    @Option(help: ArgumentHelp("Configuration file.", valueName: "file"))
    var config: String?

    @Argument(help: "The sink to test; all of them without one.")
    var name: String?

    func validate() throws {
        guard test != list else { throw ValidationError("write --test or --list") }
        guard test || name == nil else { throw ValidationError("--list takes no name") }
    }

    func run() throws {
        let file = try Config.read(option: config)
        let problems = file.problems.filter(\.concernsNotifications)
        for problem in problems { StandardError.line("fleettop: \(problem)") }
        if list { Self.print(file.notify) } else { try runTests(file.notify) }
        if !problems.isEmpty { throw RunFailure("the configuration has something wrong in it, see above") }
    }

    private static func print(_ settings: NotifySettings) {
        if settings.sinks.isEmpty { Swift.print("no sinks: there is no [notify.NAME] in the configuration") }
        for sink in settings.sinks {
            let rate = "\(sink.rate.count) in \(sink.rate.perMilliseconds / 1000) s"
            Swift.print("\(sink.name)  \(sink.kind)  \(sink.place)  \(rate), \(sink.timeoutMilliseconds / 1000) s each")
        }
        for rule in settings.rules {
            let steps = rule.steps.map { "\($0.afterMilliseconds / 1000) s: \($0.sinks.joined(separator: ", "))" }
            let priorities =
                rule.priorities.isEmpty ? "all" : rule.priorities.sorted().map(String.init).joined(separator: ", ")
            Swift.print("escalation of priority \(priorities)  " + steps.joined(separator: "; "))
        }
    }

    private func runTests(_ settings: NotifySettings) throws {
        let sinks = settings.sinks.filter { name == nil || $0.name == name }
        guard !sinks.isEmpty else {
            throw RunFailure(name.map { "there is no usable sink '\($0)'" } ?? "there are no sinks to test")
        }
        var failures = 0
        for row in sinks {
            let result = row.sink(desktop: Self.show)?.deliver(.test(at: .now)) ?? .delivered
            if case .failed(let words, _) = result {
                failures += 1
                Swift.print("\(row.name)  \(row.kind)  failed: \(words)")
            } else {
                let words = row.kind == .desktop ? "sent to the terminal, which may show it or not" : "sent"
                Swift.print("\(row.name)  \(row.kind)  \(words)")
            }
        }
        if failures > 0 { throw RunFailure("\(failures) of \(sinks.count) sinks failed") }
    }

    /// Asks the terminal that this program writes to.
    private static func show(_ sequence: DesktopSequence, _ title: String, _ body: String) -> DeliveryResult {
        guard isatty(1) == 1 else { return .failed("standard output is no terminal", mayRetry: false) }
        let bytes = TerminalNotification.bytes(
            sequence.form, title: title, body: body, inside: .here)
        return StandardOutput.write(bytes) == 0 ? .delivered : .failed("the terminal takes nothing", mayRetry: false)
    }
}

extension DesktopSequence {
    /// The same for the terminal.
    var form: TerminalNotification.Form {
        switch self {
        case .osc9: .osc9
        case .osc777: .osc777
        }
    }
}
