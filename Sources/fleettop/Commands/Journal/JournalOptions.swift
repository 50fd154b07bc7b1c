import ArgumentParser
import Dashboard
import Dialects
import Fleet
import Foundation
import Journal

/// What the files say that decide how a journal is read.
struct FleetFiles {
    let config: Config
    let book: FleetBook
    let zones: ZoneSet

    /// The policy that a fleet is rebuilt by: with less of it, stays in zones and names would fall away.
    var policy: FleetPolicy {
        FleetPolicy(
            rules: config.rules, book: book, unknown: config.unknown, zones: zones, alarmRules: config.alarms,
            utcOffsetSeconds: LocalClock.local.offsetSeconds)
    }
}

/// The options of commands that read a journal.
struct JournalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the journal. (default: the folder of `fleettop paths`)", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Configuration file.", valueName: "file"))
    var config: String?

    func validate() throws {
        if data == ":none:" { throw ValidationError("--data: ':none:' is no folder with a journal") }
    }

    /// The folder of the journal.
    var folder: JournalFolder { JournalFolder(data ?? Paths.standard.data.path) }

    /// The configuration, what is written about devices, and the zones; what is wrong in the files is told when a
    /// listener starts.
    func files() throws -> FleetFiles {
        FleetFiles(
            config: try Config.read(option: config), book: DevicesFile.read(Paths.standard.devices).book,
            zones: ZoneSet(ZonesFile.read(ZonesFile.standard).zones))
    }

    /// A reader of the journal; also while somebody writes it.
    func reader() throws -> JournalReader {
        do {
            return try JournalReader(folder, dialects: DialectRegistry.all.map { $0.id })
        } catch {
            throw RunFailure(error.description)
        }
    }
}

/// The options of commands that take a part out of a journal; where it ends is an option of each command.
struct PartOptions: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only this device; several with commas; repeatable.", valueName: "id"))
    var device: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("From this time on.", valueName: "time"))
    var from: String?

    /// The devices that are named; none for all.
    func devices() throws -> [DeviceID] { try Self.devices(device) }

    /// The devices of an option's values, each of which may name several.
    static func devices(_ values: [String]) throws -> [DeviceID] {
        try values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { text in
            guard let device = DeviceID(text.trimmingCharacters(in: .whitespaces)) else {
                throw ValidationError("--device: '\(text)' is no identity of 1 to 19 digits")
            }
            return device
        }
    }

    /// The span up to what another option says; all time where they are missing.
    ///
    /// - Parameter usually: what stands in for `--from`; without it all time.
    func span(
        to last: (name: String, text: String?), now: Timestamp, usually: String? = nil
    ) throws -> ClosedRange<Timestamp> {
        let first = (name: "--from", text: from ?? usually)
        func moment(_ option: (name: String, text: String?), isEnd: Bool) throws -> Timestamp? {
            guard let text = option.text else { return nil }
            guard let moment = MomentText.moment(text, now: now, isEnd: isEnd) else {
                throw ValidationError("\(option.name): '\(text)' is not \(MomentText.expected)")
            }
            return moment
        }
        let from = try moment(first, isEnd: false) ?? Timestamp(milliseconds: .min / 4)
        let to = try moment(last, isEnd: true) ?? Timestamp(milliseconds: .max / 4)
        guard from <= to else {
            throw ValidationError("\(first.name) is later than \(last.name): give the earlier time first")
        }
        return from...to
    }

    /// Says so when a device is not in the journal, with the nearest one that is.
    static func check(_ devices: [DeviceID], in reader: JournalReader) throws {
        let known = try reader.devices()
        for device in devices where !known.contains(device) {
            var words = "there is no device \(device) in this journal"
            if let near = nearest(device.description, known.map(\.description)) { words += "; there is \(near)" }
            throw RunFailure(words)
        }
    }

    /// The identity with the fewest differences, where these are few enough to be a slip.
    private static func nearest(_ text: String, _ known: [String]) -> String? {
        let wanted = Array(text.utf8)
        let same = known.filter { $0.hasSuffix(text) || text.hasSuffix($0) }
        if let first = same.first { return first }
        let near = known.map { ($0, distance(wanted, Array($0.utf8))) }.min { $0.1 < $1.1 }
        return near.flatMap { $0.1 <= 3 ? $0.0 : nil }
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        abs(left.count - right.count) + zip(left, right).count { $0 != $1 }
    }
}
