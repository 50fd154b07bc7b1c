import ArgumentParser
import Dashboard
import Fleet
import Foundation
import Journal

/// `fleettop handover`: what one shift tells the next about alarms, from the journal.
struct HandoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: "Write what the next shift has to know about alarms.",
        discussion: "Open, standing, latched and shelved alarms and what is out of service, with notes, who and since "
            + "when. The journal may be in use by a listener.")

    @OptionGroup var options: JournalOptions

    @Option(help: ArgumentHelp("text or markdown.", valueName: "format"))
    var format: Handover.Form = .text

    @Option(help: ArgumentHelp("Write to this file, all or nothing; standard output without.", valueName: "file"))
    var output: String?

    func run() throws {
        let policy = try options.files().policy
        let reader = try options.reader()
        let fleet = try JournalFailure.inOneLine { try reader.latestState(policy: policy).snapshot(policy) }
        let bytes = Array(Handover.here(fleet).written(as: format).utf8)
        try StandardOutput.whileRead {
            if let output, output != "-" {
                try AtomicFile.write(bytes, to: output)
            } else {
                try StandardOutput.put(bytes)
            }
        }
    }
}

extension Handover.Form: ExpressibleByArgument {}
