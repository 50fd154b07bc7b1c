import ArgumentParser
import Dialects
import Fleet
import Foundation

/// `fleettop decode`: tracker bytes in, JSON lines out.
struct Decode: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Decode tracker bytes into JSON lines.",
        discussion: """
            By default the input is one raw byte stream, as a TCP connection would carry it. With --hex each line, as \
            hex, is a datagram of its own; with --hex --stream the lines are consecutive segments of one connection. \
            With --explain each message is shown field by field, for reading instead of for programs.
            """)

    @Argument(help: "The file to read; standard input without one.")
    var file: String?

    @Flag(help: "Each line is a datagram in hex.")
    var hex = false

    @Flag(help: "With --hex: the lines are consecutive segments of one connection.")
    var stream = false

    @Flag(help: "Show every field of every message with its meaning instead of JSON lines.")
    var explain = false

    func validate() throws {
        if stream, !hex {
            throw ValidationError("--stream goes with --hex; without --hex the input is a stream already")
        }
    }

    func run() throws {
        let input = try open()
        if !hex {
            var stream = StreamInput(explains: explain)
            while let chunk = try read(input) { stream.receive(chunk, inputOfSegment: nil) }
            stream.finish()
        } else {
            try readLines(input)
        }
    }

    private func readLines(_ input: FileHandle) throws {
        var segments = StreamInput(explains: explain)
        var datagrams = DatagramInput(explains: explain)
        var number = 0
        var rest: [UInt8] = []
        func take(_ line: ArraySlice<UInt8>) {
            number += 1
            guard let bytes = HexLine.bytes(line) else {
                OutputLine.write(
                    reason: "line \(number) is not pairs of hexadecimal digits", input: number, explains: explain)
                return
            }
            guard !bytes.isEmpty else { return }
            if stream {
                segments.receive(bytes, inputOfSegment: number)
            } else {
                datagrams.receive(bytes, input: number)
            }
        }
        while let chunk = try read(input) {
            rest += chunk
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                take(rest[..<end])
                rest.removeFirst(end + 1)
            }
        }
        if !rest.isEmpty { take(rest[...]) }
        segments.finish()
    }

    private func open() throws -> FileHandle {
        guard let file else { return .standardInput }
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw RunFailure("cannot read \(file): \(String(cString: strerror(errno)))")
        }
        return handle
    }

    private func read(_ input: FileHandle) throws -> [UInt8]? {
        do {
            guard let data = try input.read(upToCount: 65_536), !data.isEmpty else { return nil }
            return Array(data)
        } catch {
            throw RunFailure("cannot read \(file ?? "standard input"): it is a folder, or it went away")
        }
    }
}

/// One byte stream that is decoded; says for each message where in the input it begins.
private struct StreamInput {
    private let explains: Bool
    private var decoder = StreamDecoder()
    private var segments: [(offset: Int, input: Int)] = []
    private var received = 0
    private var unparsed = 0
    /// The dialect in which the connection speaks, for pieces that were not understood.
    private var dialect: DialectID?

    init(explains: Bool) {
        self.explains = explains
    }

    mutating func receive(_ bytes: [UInt8], inputOfSegment input: Int?) {
        if let input { segments.append((received, input)) }
        received += bytes.count
        bytes.withUnsafeBytes { decode($0) }
    }

    mutating func finish() {
        var decoder = decoder
        decoder.finish(now: .now) { emit($0, $1) }
        if unparsed > StreamLimits.unparsedLines {
            StandardError.line("fleettop: \(unparsed - StreamLimits.unparsedLines) more pieces were not understood")
        }
    }

    private mutating func decode(_ bytes: UnsafeRawBufferPointer) {
        var decoder = decoder
        self.decoder = StreamDecoder()
        dialect = decoder.dialect
        decoder.receive(bytes, now: .now) { emit($0, $1) }
        self.decoder = decoder
    }

    private mutating func emit(_ message: DecodedMessage, _ raw: UnsafeRawBufferPointer) {
        if case .unparsed = message.content {
            unparsed += 1
            guard unparsed <= StreamLimits.unparsedLines else { return }
        }
        let start = message.range.lowerBound
        let input = segments.last { $0.offset <= start }?.input ?? start
        if case .report(let report) = message.content { dialect = report.dialect }
        OutputLine.write(message, raw, input: input, explains: explains, dialect: dialect)
    }
}

/// Limits of one connection.
private enum StreamLimits {
    /// How many pieces that make no sense get a line.
    static let unparsedLines = 100
}

/// Datagrams that are decoded one by one.
private struct DatagramInput {
    private let explains: Bool
    private var decoder = DatagramDecoder()

    init(explains: Bool) {
        self.explains = explains
    }

    mutating func receive(_ bytes: [UInt8], input: Int) {
        bytes.withUnsafeBytes { datagram in
            decoder.receive(datagram, from: PeerAddress(ipv4: 0, port: 0), now: .now) { message, raw in
                var dialect: DialectID?
                if case .report(let report) = message.content { dialect = report.dialect }
                OutputLine.write(message, raw, input: input, explains: explains, dialect: dialect)
            }
        }
    }
}

/// Lines on standard output; the program ends when they cannot be written.
private enum OutputLine {
    static func write(
        _ message: DecodedMessage, _ raw: UnsafeRawBufferPointer, input: Int, explains: Bool, dialect: DialectID?
    ) {
        guard !explains else {
            let explained = ExplainedMessage(message, raw: Array(raw), dialect: dialect, input: input)
            return write(Array((explained.lines.joined(separator: "\n") + "\n").utf8))
        }
        write(
            ReportLine.bytes(content: message.content, raw: raw, reply: message.reply, input: input, origin: nil))
    }

    static func write(reason: String, input: Int, explains: Bool) {
        guard !explains else { return write(Array("input \(input)  unparsed  \(reason)\n".utf8)) }
        let none: [UInt8] = []
        write(ReportLine.bytes(content: .unparsed(reason: reason), raw: none, reply: [], input: input, origin: nil))
    }

    private static func write(_ line: [UInt8]) {
        let code = StandardOutput.write(line + [UInt8(ascii: "\n")])
        guard code != 0 else { return }
        guard let failure = StandardOutput.failure(code) else { exit(0) }
        StandardError.line("fleettop: \(failure.line)")
        exit(1)
    }
}

/// Hex digits as bytes.
enum HexLine {
    /// The bytes of a line of hex digits, blanks anywhere; nil for anything else.
    static func bytes(_ line: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var half: UInt8?
        for character in line where !(character == 0x20 || character == 0x0D || character == 0x09) {
            guard let digit = Character(Unicode.Scalar(character)).hexDigitValue else { return nil }
            if let high = half {
                bytes.append(high << 4 | UInt8(digit))
                half = nil
            } else {
                half = UInt8(digit)
            }
        }
        return half == nil ? bytes : nil
    }
}
