import ArgumentParser
import Atlas
import Fleet
import Foundation
import Journal

/// `fleettop export`: a part of the journal in a form that other programs read.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write tracks, reports, alarms or audit records of the journal to a file.",
        discussion: """
            Times are a moment (2026-11-22T08:00:00Z), a day in UTC (2026-11-22; as --to its end) or so long ago \
            (-24h, -7d). The journal may be in use by a listener.
            """)

    @OptionGroup var options: JournalOptions

    @Option(
        help: ArgumentHelp(
            "reports, tracks, alarms, audit; several with commas. (default: tracks; reports for jsonl)",
            valueName: "kinds"))
    var what: String?

    @Option(
        help: ArgumentHelp("gpx, geojson, csv, kml or jsonl.", valueName: "format"), transform: ExportCommand.format)
    var format: ExportFormat

    @OptionGroup var part: PartOptions

    @Option(parsing: .unconditional, help: ArgumentHelp("Up to this time.", valueName: "time"))
    var to: String?

    @Option(
        help: ArgumentHelp("A new segment of a track begins after so long without a fix.", valueName: "duration"))
    var gap = "30m"

    @Flag(help: "Name the place of each position, in jsonl and csv: 13 km NE of Lyon, FR.")
    var places = false

    @Option(help: ArgumentHelp("Write to this file, all or nothing; standard output without.", valueName: "file"))
    var output: String?

    func validate() throws {
        _ = try kinds()
        _ = try gapMilliseconds()
        if places, !["jsonl", "csv"].contains(format.name) {
            throw ValidationError("--places: \(format.name) has no room for places; take --format jsonl or csv")
        }
        _ = try part.devices()
        _ = try part.span(to: ("--to", to), now: .now)
    }

    func run() throws {
        let reader = try options.reader()
        let request = try request(reader)
        let progress = ProgressLine()
        let sink = try ExportSink(output)
        do {
            try PartOptions.check(request.devices, in: reader)
            let counts = try reader.export(request) { bytes, counts in
                try sink.write(bytes)
                progress.show(ExportWords.progress(counts))
            }
            progress.clear()
            try sink.finish()
            if counts.isEmpty { StandardError.line("fleettop: nothing to export: \(ExportWords.nothing(request))") }
            if counts.placeless > 0 { StandardError.line("fleettop: \(ExportWords.placeless(counts, format))") }
        } catch {
            progress.clear()
            sink.abandon()
            if error is ExportSink.ReaderLeft { return }
            throw error is RunFailure ? error : RunFailure("cannot read the journal: \(error)")
        }
    }

    private func names(_ reader: JournalReader) throws -> [DeviceID: String] {
        do { return try reader.names() } catch { throw RunFailure("cannot read the journal: \(error)") }
    }

    private func request(_ reader: JournalReader) throws -> ExportRequest {
        let span = try part.span(to: ("--to", to), now: .now)
        let files = try options.files()
        var request = ExportRequest(format: format, kinds: try kinds(), span: span)
        request.devices = try part.devices()
        // What is in force now comes before what a device was called last.
        request.names = try names(reader).merging(files.book.names) { _, present in present }
        request.gapMilliseconds = try gapMilliseconds()
        if places { request.describe = { Gazetteer.embedded.describe($0) } }
        request.lateAfterMilliseconds = files.config.rules.lateAfterMilliseconds
        return request
    }

    // MARK: - Values

    private static func format(_ text: String) throws -> ExportFormat {
        guard let format = ExportFormat.named(text) else {
            throw ValidationError("it is none of \(ExportFormat.all.map(\.name).joined(separator: ", "))")
        }
        return format
    }

    /// What is wanted, each once.
    private func kinds() throws -> [ExportKind] {
        guard let what else { return [format.usual] }
        var kinds: [ExportKind] = []
        for word in what.split(separator: ",", omittingEmptySubsequences: false) {
            let name = word.trimmingCharacters(in: .whitespaces)
            guard let kind = ExportKind(rawValue: name) else {
                let names = ExportKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--what: '\(name)' is none of \(names)")
            }
            guard format.kinds.contains(kind) else {
                let able = ExportFormat.all.filter { $0.kinds.contains(kind) }.map(\.name)
                throw ValidationError(
                    "--what: \(format.name) has no form for \(name); take --format \(able.joined(separator: " or "))")
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        guard kinds.count == 1 || format.takesSeveral else {
            throw ValidationError("--what: \(format.name) holds one of them at a time, '\(what)' names \(kinds.count)")
        }
        return kinds
    }

    private func gapMilliseconds() throws -> Int64 {
        guard let milliseconds = DurationText.milliseconds(gap), milliseconds > 0 else {
            throw ValidationError("--gap: '\(gap)' is no duration such as 90s, 30m or 2h")
        }
        return milliseconds
    }
}

/// What the export says about itself.
private enum ExportWords {
    static func progress(_ counts: ExportCounts) -> String {
        let rows = counts.reports + counts.points + counts.alarms + counts.actions
        return "exporting: \(rows) records, \(Int(counts.share * 100)) %"
    }

    static func nothing(_ request: ExportRequest) -> String {
        let kinds = request.kinds.map(\.rawValue).joined(separator: ", ")
        return "the journal has no \(kinds)" + (request.devices.isEmpty ? "" : " of these devices") + " in that time"
    }

    static func placeless(_ counts: ExportCounts, _ format: ExportFormat) -> String {
        "\(counts.placeless) records without a place are left out: \(format.name) has no form for them"
    }
}
