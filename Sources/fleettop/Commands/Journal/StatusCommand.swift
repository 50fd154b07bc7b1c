import ArgumentParser
import Canvas
import Dashboard
import Fleet
import Foundation
import Journal

/// `fleettop status`: what every device is doing and why, from the journal, for scripts and a quick look.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Print what every device is doing, and why, now or at an earlier time.",
        discussion: "The journal may be in use by a listener.")

    /// How it is written.
    enum Output: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    @OptionGroup var options: JournalOptions

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only this device; several with commas; repeatable.", valueName: "id"))
    var device: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("At this time. (default: now)", valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp("text or jsonl.", valueName: "format"))
    var output: Output = .text

    func validate() throws {
        _ = try moment()
        _ = try wanted()
    }

    func run() throws {
        let moment = try moment()
        let wanted = try wanted()
        let policy = try options.files().policy
        let reader = try options.reader()
        try PartOptions.check(wanted, in: reader)
        let fleet: FleetSnapshot
        do {
            fleet = try reader.state(at: moment, policy: policy).snapshot(policy)
        } catch {
            throw RunFailure("cannot read the journal: \(error)")
        }
        let output = output
        try StandardOutput.whileRead {
            for device in fleet.devices where wanted.isEmpty || wanted.contains(device.id) {
                let line = StatusLine(device, at: moment, fleet)
                switch output {
                case .text: try StandardOutput.line(line.text)
                case .jsonl: try StandardOutput.put(line.json + [UInt8(ascii: "\n")])
                }
            }
        }
    }

    private func moment() throws -> Timestamp {
        guard let at else { return .now }
        guard let moment = MomentText.moment(at, now: .now, isEnd: true) else {
            throw ValidationError("--at: '\(at)' is not \(MomentText.expected)")
        }
        return moment
    }

    private func wanted() throws -> [DeviceID] {
        try PartOptions.devices(device)
    }
}

/// What a device is doing, as a line.
struct StatusLine {
    private let device: Device
    private let moment: Timestamp
    private let fleet: FleetSnapshot
    private let status: DeviceStatus
    private let why: String

    /// The line of a device of a fleet.
    init(_ device: Device, at moment: Timestamp, _ fleet: FleetSnapshot) {
        self.device = device
        self.moment = moment
        self.fleet = fleet
        let judged = DeviceStatus.judged(device, at: moment, rules: fleet.rules(of: device.id))
        status = judged.status
        why = judged.reason.words(.local)
    }

    /// For reading: name, status, age of the last message and reason.
    var text: String {
        let age = AgeText.of(device.lastHeard, at: moment) + " ago"
        return Self.padded(Text.plain(device.label), to: 20) + Self.padded(status.rawValue, to: 9)
            + Self.padded(age, to: 9) + why
    }

    /// A text with blanks behind it up to a width in columns, one at least.
    private static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(1, columns - TextWidth.columns(of: text)))
    }

    /// For programs; what is not known is no key.
    var json: [UInt8] {
        var line = JSONObject()
        line.add("device", device.id.description)
        line.add("name", device.name)
        line.add("status", status.rawValue)
        line.add("why", why)
        line.add("at", moment)
        line.add("heard", device.lastHeard)
        line.add("dialect", device.lastReport.dialect.name)
        line.add("peer", device.peer.description)
        if let position = device.position {
            line.add("fix") { fix in
                fix.add("time", position.time)
                fix.add("lat", position.coordinate.latitude)
                fix.add("lon", position.coordinate.longitude)
                fix.add("speedKmh", position.speedKmh)
                fix.add("courseDeg", position.courseDeg)
            }
        }
        line.add("ignition", device.ignition)
        line.add("drivenKm", device.drivenM > 0 ? (device.drivenM / 10).rounded() / 100 : nil)
        let zones = device.zones.stays.map { fleet.zones[$0.zone]?.name ?? $0.zone.text }
        if !zones.isEmpty { line.add("zones", json: JSONText.list(zones)) }
        let flaws = device.counts.flaws.sorted { $0.key.rawValue < $1.key.rawValue }
        if !flaws.isEmpty {
            line.add("flawedFixes", json: JSONText.list(flaws.map { "\($0.value) \($0.key.rawValue)" }))
        }
        line.close()
        return line.bytes
    }
}
