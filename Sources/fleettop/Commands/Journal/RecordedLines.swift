import Fleet
import Foundation
import Simulator

/// Recorded messages in a file: JSON lines as `ingest` and `export` write them, or lines of hex.
struct RecordedLines {
    /// A longer line is no message.
    private static let longestLine = 1 << 20

    private struct Line: Decodable {
        var received: String?
        var transport: String?
        var peer: String?
        var device: String?
        var kind: String?
        var record: String?
        var raw: String?
    }

    private let input: FileHandle
    private let path: String
    private let transport: Transport
    private let wanted: Set<String>
    private let span: ClosedRange<Timestamp>
    private let decoder = JSONDecoder()
    private var buffer: [UInt8] = []
    private var start = 0
    private var number = 0
    private var isAtEnd = false
    /// Lines without a message that could be sent.
    private(set) var skipped = 0

    /// The lines of a file.
    ///
    /// - Parameter transport: how messages go whose line does not say how they came.
    init(_ path: String, transport: Transport, devices: [DeviceID], span: ClosedRange<Timestamp>) throws {
        guard let input = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
            throw RunFailure("cannot read \(path): \(String(cString: strerror(errno)).lowercased())")
        }
        self.input = input
        self.path = path
        self.transport = transport
        wanted = Set(devices.map(\.description))
        self.span = span
    }

    /// The next message; nil behind the last.
    mutating func next() throws -> RecordedMessage? {
        while let line = try nextLine() {
            number += 1
            guard let first = line.first(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            let message = first == UInt8(ascii: "{") ? try json(line) : try hex(line)
            if let message { return message }
        }
        return nil
    }

    private mutating func json(_ bytes: ArraySlice<UInt8>) throws -> RecordedMessage? {
        guard let line = try? decoder.decode(Line.self, from: Data(bytes)) else {
            throw RunFailure("\(path): line \(number) is no JSON object of a message")
        }
        guard line.record == nil, line.kind != "unparsed", let raw = line.raw,
            let data = HexLine.bytes(Array(raw.utf8)[...]),
            !data.isEmpty
        else {
            skipped += 1
            return nil
        }
        guard wanted.isEmpty || line.device.map(wanted.contains) == true else { return nil }
        let received = line.received.flatMap { MomentText.moment($0, now: .now, isEnd: false) }
        if let received, !span.contains(received) { return nil }
        return RecordedMessage(
            received: received, transport: line.transport.flatMap(Transport.init(rawValue:)) ?? transport,
            connection: line.peer ?? line.device ?? "", device: line.device, bytes: data)
    }

    private func hex(_ line: ArraySlice<UInt8>) throws -> RecordedMessage? {
        guard let bytes = HexLine.bytes(line), !bytes.isEmpty else {
            throw RunFailure("\(path): line \(number) is neither a JSON object nor pairs of hexadecimal digits")
        }
        return RecordedMessage(received: nil, transport: transport, connection: "", device: nil, bytes: bytes)
    }

    private mutating func nextLine() throws -> ArraySlice<UInt8>? {
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            guard !isAtEnd else {
                defer { start = buffer.count }
                return start < buffer.count ? buffer[start...] : nil
            }
            try readMore()
        }
    }

    private mutating func readMore() throws {
        buffer.removeFirst(start)
        start = 0
        guard buffer.count < Self.longestLine else {
            throw RunFailure("\(path): line \(number + 1) is too long for a message")
        }
        do {
            let data = try input.read(upToCount: 1 << 16) ?? Data()
            isAtEnd = data.isEmpty
            buffer += data
        } catch {
            throw RunFailure("cannot read \(path): it is a folder, or it went away")
        }
    }
}
