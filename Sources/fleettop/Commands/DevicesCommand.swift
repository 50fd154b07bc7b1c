import ArgumentParser
import Foundation

/// `fleettop devices`: looks after the file of devices.
struct DevicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices", abstract: "Check the file of devices, or make one from a table.",
        subcommands: [DevicesCheck.self, DevicesImportCommand.self])
}

/// `fleettop devices check`: names what is wrong in a file of devices.
struct DevicesCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name what is wrong in a file of devices, with its line.",
        discussion: "Exit status 1 when something is wrong.")

    @Argument(help: "The file; devices.toml in the config folder without one.")
    var file: String?

    func run() throws {
        let url = file.map { URL(fileURLWithPath: $0) } ?? Paths.standard.devices
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw RunFailure("cannot read \(url.path): there is no such file")
        }
        let contents = DevicesFile.read(url)
        try StandardOutput.whileRead {
            for problem in contents.problems { try StandardOutput.line(problem.description) }
        }
        let count = contents.problems.count
        if count > 0 { throw RunFailure("\(count) \(count == 1 ? "problem" : "problems") in \(url.path)") }
        try StandardOutput.whileRead {
            try StandardOutput.line("\(url.path): \(contents.summary), nothing wrong")
        }
    }
}

/// `fleettop devices import`: a table in, TOML out.
struct DevicesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a devices.toml from a CSV file, on standard output.",
        discussion: """
            The first line names the columns: id or imei, name, plate, groups, icon, note, in any order. Groups stand \
            behind one another with a semicolon between them. What can not be read is named on standard error with its \
            line; exit status 1 then. No file is written.
            """)

    @Argument(help: "The file to read.")
    var file: String

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw RunFailure("cannot read \(file)") }
        let result = DevicesImport(String(decoding: data, as: UTF8.self), file: file)
        try StandardOutput.whileRead { try StandardOutput.put(Array(result.toml.utf8)) }
        for problem in result.problems { StandardError.line("fleettop: \(problem)") }
        let count = result.problems.count
        if count > 0 { throw RunFailure("\(count) \(count == 1 ? "problem" : "problems") in \(file)") }
    }
}
