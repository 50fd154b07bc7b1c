import ArgumentParser

/// `fleettop man`: the manual page.
struct ManCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "man", abstract: "Print the manual page, as roff.",
        discussion: "fleettop man | man -l - shows it.")

    func run() throws {
        let page = try ManPage(json: Fleettop._dumpHelp(), version: Version.text)
        try StandardOutput.whileRead { try StandardOutput.put(Array(page.text.utf8)) }
    }
}
