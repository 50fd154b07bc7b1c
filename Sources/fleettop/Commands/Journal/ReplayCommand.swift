import ArgumentParser
import Fleet
import Foundation
import Journal
import Simulator

/// `fleettop replay`: plays recorded messages at a listener.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Play recorded messages at a listener, from a journal or a file.",
        discussion: """
            FILE holds JSON lines as ingest and export write them, or lines of hex; - is standard input. Without FILE \
            the messages come from the journal, whose bytes are kept for keep_raw. Each connection that was recorded \
            is one connection again; answers are read and dropped.
            """)

    @Argument(help: "JSON lines or lines of hex; the journal without it.")
    var file: String?

    @OptionGroup var options: JournalOptions

    @Option(help: ArgumentHelp("The listener.", valueName: "host:port"))
    var to: String

    @Option(help: ArgumentHelp("How many times faster than it was, or max.", valueName: "factor"))
    var speed = "1"

    @OptionGroup var part: PartOptions

    @Option(parsing: .unconditional, help: ArgumentHelp("Up to this time of arrival.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("tcp or udp, for lines that do not say how they came.", valueName: "transport"))
    var transport = "tcp"

    func validate() throws {
        _ = try TargetAddress(to)
        _ = try factor()
        _ = try part.devices()
        _ = try part.span(to: ("--until", until), now: .now)
        if Transport(rawValue: transport) == nil {
            throw ValidationError("--transport: '\(transport)' is none of tcp, udp")
        }
        if file != nil, options.data != nil {
            throw ValidationError("FILE and --data exclude each other: '\(file ?? "")' or the journal")
        }
    }

    func run() throws {
        let target = try TargetAddress(to)
        var source = try source()
        var replayer = try replayer(target)
        let stop = StopSignals()
        let progress = ProgressLine()
        let began = ContinuousClock.now
        let counters = try JournalFailure.inOneLine {
            defer { progress.clear() }
            return try replayer.play {
                try source.next()
            } isStopped: {
                stop.isRaised
            } progress: { counters in
                progress.show("replaying: \(counters.sent) messages")
            }
        }
        guard !counters.isRefused else {
            throw RunFailure("nobody listens on \(to): \(counters.failed) messages could not be sent")
        }
        tell(counters, skipped: source.skipped, took: ContinuousClock.now - began)
    }

    private func source() throws -> RecordedSource {
        let span = try part.span(to: ("--until", until), now: .now)
        let devices = try part.devices()
        if let file {
            let transport = Transport(rawValue: transport) ?? .tcp
            return RecordedSource(try RecordedLines(file, transport: transport, devices: devices, span: span))
        }
        let reader = try options.reader()
        return try JournalFailure.inOneLine {
            try PartOptions.check(devices, in: reader)
            return RecordedSource(try reader.messages(of: devices, in: span))
        }
    }

    private func replayer(_ target: TargetAddress) throws -> Replayer {
        do {
            return try Replayer(host: target.host, port: target.port, speed: factor())
        } catch let error as SimulatorError {
            throw RunFailure("\(error)")
        }
    }

    /// nil for as fast as it goes.
    private func factor() throws -> Double? {
        guard speed != "max" else { return nil }
        guard let factor = Double(speed), factor > 0, factor <= 1e6 else {
            throw ValidationError("--speed: '\(speed)' is no number above 0, such as 1 or 60, and not max")
        }
        return factor
    }

    private func tell(_ counters: Replayer.Counters, skipped: Int, took: Duration) {
        let seconds = (took / .milliseconds(100)).rounded() / 10
        var words = "sent \(counters.sent) messages, \(counters.bytes) bytes, on \(counters.connections) connections"
        words += " in \(seconds) s; \(counters.answerBytes) bytes came back"
        if counters.failed > 0 { words += "; \(counters.failed) could not be sent" }
        if skipped > 0 { words += "; \(skipped) without bytes or not understood were left out" }
        StandardError.line(words)
    }
}

/// Where recorded messages come from: a file, else a journal.
private struct RecordedSource {
    private var lines: RecordedLines?
    private var cursor: MessageCursor?
    private var withoutBytes = 0

    init(_ lines: RecordedLines) {
        self.lines = lines
    }

    init(_ cursor: MessageCursor) {
        self.cursor = cursor
    }

    /// Messages that could not be sent because nobody has their bytes.
    var skipped: Int { withoutBytes + (lines?.skipped ?? 0) }

    /// The next message; nil behind the last.
    mutating func next() throws -> RecordedMessage? {
        if lines != nil { return try lines?.next() }
        while let arrival = try cursor?.next() {
            guard case .report(let report) = arrival.content, !arrival.raw.isEmpty else {
                withoutBytes += 1
                continue
            }
            return RecordedMessage(
                received: arrival.received, transport: arrival.transport, connection: arrival.peer.description,
                device: report.device.description, bytes: arrival.raw)
        }
        return nil
    }
}
