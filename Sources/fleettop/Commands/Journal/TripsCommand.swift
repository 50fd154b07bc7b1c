import ArgumentParser
import Atlas
import Canvas
import Dashboard
import Fleet
import Foundation
import Journal

/// `fleettop trips`: the trips and stops of devices, made of what the journal keeps.
struct TripsCommand: ParsableCommand {
    /// What can be listed.
    enum What: String, CaseIterable {
        case trips, stops, days, weeks

        /// The word for one of them.
        var single: String { String(rawValue.dropLast()) }
    }

    /// The forms of a list.
    enum Form: String, CaseIterable {
        case text, csv, jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "trips", abstract: "List the trips, stops, days or weeks of devices, from the journal.",
        discussion: """
            Times are a moment (2026-11-22T08:00:00Z), a day in UTC (2026-11-22; as --to its end) or so long ago \
            (-24h, -7d); without --from the last seven days. Days and weeks are those of this machine's zone; a trip counts on the day on which it began. \
            Text shows local times, csv and jsonl UTC.
            """)

    @OptionGroup var options: JournalOptions

    @Option(help: ArgumentHelp("trips, stops, days or weeks; several with commas.", valueName: "kinds"))
    var what = "trips"

    @Option(help: ArgumentHelp("text, csv or jsonl.", valueName: "format"))
    var format = "text"

    @OptionGroup var part: PartOptions

    @Option(parsing: .unconditional, help: ArgumentHelp("Up to this time.", valueName: "time"))
    var to: String?

    func validate() throws {
        _ = try kinds()
        _ = try form()
        _ = try part.devices()
        _ = try span(now: .now)
        if try form() == .csv, try kinds().count > 1 {
            throw ValidationError("--what: csv holds one of them at a time, '\(what)' names several")
        }
    }

    func run() throws {
        let now = Timestamp.now
        let span = try span(now: now)
        let wanted = try part.devices()
        let reader = try options.reader()
        let files = try options.files()
        var writer = TripWriter(
            form: try form(), kinds: try kinds(), names: files.book.names, isSeveral: wanted.count != 1)
        try StandardOutput.whileRead {
            try JournalFailure.inOneLine {
                try PartOptions.check(wanted, in: reader)
                // What an operator said about a clock is part of the fleet's state.
                let policy = files.policy
                let fleet = try reader.latestState(policy: policy).snapshot(policy)
                for id in wanted.isEmpty ? try reader.devices() : wanted {
                    let history = try reader.trips(
                        of: id, in: span, rules: policy.rules(of: id),
                        correctionMinutes: fleet.device(id)?.clock.correctionMinutes ?? 0, now: now)
                    try writer.write(history, of: id)
                }
            }
        }
        if writer.isEmpty { StandardError.line("fleettop: the journal has no \(what) in that time") }
    }

    private func span(now: Timestamp) throws -> ClosedRange<Timestamp> {
        try part.span(to: ("--to", to), now: now, usually: "-7d")
    }

    private func kinds() throws -> [What] {
        try what.split(separator: ",", omittingEmptySubsequences: false).map { word in
            guard let kind = What(rawValue: word.trimmingCharacters(in: .whitespaces)) else {
                throw ValidationError(
                    "--what: '\(word)' is none of \(What.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return kind
        }
    }

    private func form() throws -> Form {
        guard let form = Form(rawValue: format) else {
            throw ValidationError(
                "--format: '\(format)' is none of \(Form.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return form
    }
}

/// Writes lists of trips to standard output.
struct TripWriter {
    let form: TripsCommand.Form
    let kinds: [TripsCommand.What]
    let names: [DeviceID: String]
    /// Whether lines of text name the device.
    let isSeveral: Bool
    private(set) var isEmpty = true

    init(form: TripsCommand.Form, kinds: [TripsCommand.What], names: [DeviceID: String], isSeveral: Bool) {
        self.form = form
        self.kinds = kinds
        self.names = names
        self.isSeveral = isSeveral
    }

    /// Writes what was asked for of one device; throws as ``StandardOutput/put(_:)`` does.
    mutating func write(_ history: TripHistory, of device: DeviceID) throws {
        for kind in kinds {
            switch kind {
            case .trips:
                for trip in history.trips { try put(TripTable.line(trip, of: device), kind, device, Self.text(trip)) }
            case .stops:
                for stop in history.stops { try put(TripTable.line(stop, of: device), kind, device, Self.text(stop)) }
            case .days:
                for day in TripSummary.days(of: history.trips, stops: history.stops, offsetSeconds: Self.offset) {
                    try put(TripTable.line(day, of: device), kind, device, Self.text(day))
                }
            case .weeks:
                for week in TripSummary.weeks(of: history.trips, stops: history.stops, offsetSeconds: Self.offset) {
                    try put(TripTable.line(week, of: device), kind, device, "week of " + Self.text(week))
                }
            }
        }
    }

    private mutating func put(
        _ line: TripTable.Line, _ kind: TripsCommand.What, _ device: DeviceID, _ text: @autoclosure () -> String
    ) throws {
        var bytes: [UInt8]
        switch form {
        case .csv: bytes = (isEmpty ? line.csvHeader : []) + line.csv
        case .jsonl: bytes = line.json(record: kind.single, device: device)
        case .text:
            let name = isSeveral ? Text.plain(names[device] ?? device.description) + "  " : ""
            bytes = Array("\(name)\(text())\n".utf8)
        }
        isEmpty = false
        try StandardOutput.put(bytes)
    }

    // MARK: - Words

    private static func offset(_ moment: Timestamp) -> Int {
        TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.seconds)))
    }

    private static func local(_ moment: Timestamp) -> CalendarDate {
        CalendarDate(moment.adding(seconds: Int64(offset(moment))))
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func day(_ date: CalendarDate) -> String { "\(date.year)-\(two(date.month))-\(two(date.day))" }

    private static func time(_ moment: Timestamp) -> String {
        let date = local(moment)
        return "\(two(date.hour)):\(two(date.minute))"
    }

    private static func hours(_ milliseconds: Int64) -> String {
        "\(milliseconds / 3_600_000):\(two(Int(milliseconds / 60_000 % 60))) h"
    }

    private static func km(_ metres: Double) -> String { String(format: "%.1f km", metres / 1000) }

    private static func text(_ trip: Trip) -> String {
        let (from, to) = (trip.startPlace.coordinate, trip.endPlace.coordinate)
        var words = ["\(day(local(trip.start))) \(time(trip.start))-\(trip.isRunning ? "now  " : time(trip.end))"]
        words += [hours(trip.durationMilliseconds), km(trip.distanceM), "top \(Int(trip.topSpeedKmh.rounded())) km/h"]
        if trip.idlingMilliseconds > 0 { words.append("idle \(hours(trip.idlingMilliseconds))") }
        if trip.hasGap { words.append("with a gap") }
        words.append("\(Gazetteer.embedded.describe(from)) -> \(Gazetteer.embedded.describe(to))")
        return words.joined(separator: "  ")
    }

    private static func text(_ stop: Stop) -> String {
        var words = ["\(day(local(stop.since))) \(time(stop.since))-\(stop.until.map(time) ?? "now  ")"]
        if let until = stop.until { words.append(hours(until.milliseconds(since: stop.since))) }
        if stop.idlingMilliseconds > 0 { words.append("idle \(hours(stop.idlingMilliseconds))") }
        words.append(Gazetteer.embedded.describe(stop.place.coordinate))
        return words.joined(separator: "  ")
    }

    private static func text(_ summary: TripSummary) -> String {
        var words = [day(summary.date), km(summary.distanceM), "\(hours(summary.drivingMilliseconds)) driven"]
        words += [NumberText.count(summary.trips, "trip"), NumberText.count(summary.stops, "stop")]
        words.append("top \(Int(summary.topSpeedKmh.rounded())) km/h")
        if summary.idlingMilliseconds > 0 { words.append("idle \(hours(summary.idlingMilliseconds))") }
        if let first = summary.firstStart, let last = summary.lastEnd {
            words.append("from \(time(first)) to \(time(last))")
        }
        return words.joined(separator: "  ")
    }
}
