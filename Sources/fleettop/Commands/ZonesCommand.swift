import ArgumentParser
import Foundation

/// `fleettop zones`: looks after the file of zones.
struct ZonesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones", abstract: "Check the file of zones, or make one from another program's.",
        subcommands: [ZonesCheck.self, ZonesImportCommand.self])
}

/// `fleettop zones check`: names what is wrong in a file of zones.
struct ZonesCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name what is wrong in a file of zones, with its line.",
        discussion: "Exit status 1 when something is wrong.")

    @Argument(help: "The file; zones.geojson in the config folder without one.")
    var file: String?

    func run() throws {
        let url = file.map { URL(fileURLWithPath: $0) } ?? ZonesFile.standard
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw RunFailure("cannot read \(url.path): there is no such file")
        }
        let contents = ZonesFile.read(url)
        try StandardOutput.whileRead {
            for problem in contents.problems { try StandardOutput.line(problem.description) }
        }
        let problems = contents.problems.count
        if problems > 0 { throw RunFailure("\(problems) \(problems == 1 ? "problem" : "problems") in \(url.path)") }
        let count = contents.zones.count
        try StandardOutput.whileRead {
            try StandardOutput.line("\(url.path): \(count) \(count == 1 ? "zone" : "zones"), nothing wrong")
        }
    }
}

/// `fleettop zones import`: well-known text in, GeoJSON out.
struct ZonesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make GeoJSON from well-known text, on standard output.",
        discussion: """
            Each line of the file is `name: POLYGON ((…))` or the shape alone: POLYGON, MULTIPOLYGON, LINESTRING, POINT, \
            or CIRCLE (lat lon, metres) as Traccar writes it. The list of geofences from Traccar's interface is \
            understood as well. What can not be read is named on standard error with its line; exit status 1 then.
            """)

    @Argument(help: "The file to read.")
    var file: String

    @Flag(help: "Latitude stands before longitude, as in files of Traccar.")
    var latlon = false

    @Option(help: "The width of lines in metres, from side to side, where the file does not tell.")
    var width = 50.0

    @Option(help: "The radius around points in metres.")
    var radius = 200.0

    func validate() throws {
        for (name, metres) in [("width", width), ("radius", radius)] where !(metres > 0 && metres <= 1_000_000) {
            throw ValidationError("--\(name) \(metres) makes no sense; write metres above 0, such as 50")
        }
    }

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw RunFailure("cannot read \(file)") }
        let options = ZonesImport.Options(isLatitudeFirst: latlon, widthMetres: width, radiusMetres: radius)
        let result = ZonesImport([UInt8](data), file: file, options: options)
        try StandardOutput.whileRead { try StandardOutput.line(result.geoJSON) }
        for problem in result.problems { StandardError.line("fleettop: \(problem)") }
        if !result.problems.isEmpty {
            throw RunFailure("\(result.problems.count) of the shapes in \(file) left out")
        }
    }
}
