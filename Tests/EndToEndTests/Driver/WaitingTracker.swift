import Foundation
import Synchronization

/// A tracker on a thread of its own that sends as fast as it is answered, reconnects, and sends again what was not
/// answered.
final class WaitingTracker: Sendable {
    /// What it has done so far.
    private struct Record {
        var sentWithTime: [[UInt8]] = []
        var answered: [[UInt8]] = []
        var reconnects = 0
        var resent = 0
        var isEnding = false
        var hasEnded = false
    }

    private let port: UInt16
    private let speech: any WaitingSpeech
    private let record = Mutex(Record())

    /// A tracker that speaks to a port of this machine.
    init(port: UInt16, speech: any WaitingSpeech) {
        self.port = port
        self.speech = speech
    }

    /// Three trackers of each dialect that waits.
    static func fleet(port: UInt16) -> [WaitingTracker] {
        (1...3).flatMap { number in
            [
                WaitingTracker(port: port, speech: GT06Speech(device: Frame.device(number))),
                WaitingTracker(port: port, speech: H02Speech(device: Frame.device(number + 10))),
            ]
        }
    }

    /// Every message that was answered.
    var answered: [SentMessage] { record.withLock { $0.answered }.map(named) }
    /// Every message that was sent and carries the time of a fix.
    var sentWithTime: [SentMessage] { record.withLock { $0.sentWithTime }.map(named) }
    /// How often it had to connect anew.
    var reconnects: Int { record.withLock { $0.reconnects } }
    /// How many messages were sent again.
    var resent: Int { record.withLock { $0.resent } }

    /// Begins to send.
    func begin() {
        Thread.detachNewThread { [self] in
            live()
            record.withLock { $0.hasEnded = true }
        }
    }

    /// Lets it wait for the last answers and stop.
    func end() async throws {
        record.withLock { $0.isEnding = true }
        try await wait(until: "a tracker has all its answers", within: .seconds(30)) { record.withLock { $0.hasEnded } }
    }

    private func named(_ bytes: [UInt8]) -> SentMessage { SentMessage(device: speech.device, bytes: bytes) }

    private func live() {
        var number = 0
        var owed: [WaitingMessage] = []
        while true {
            guard let socket = try? TrackerSocket(.tcp, port: port) else {
                usleep(2000)
                continue
            }
            if talk(socket, &owed, &number) { return }
            record.withLock { $0.reconnects += 1 }
        }
    }

    /// Talks until the connection is gone; true when it may stop because nothing is owed.
    private func talk(_ socket: TrackerSocket, _ owed: inout [WaitingMessage], _ number: inout Int) -> Bool {
        var input: [UInt8] = []
        if let login = speech.login {
            guard socket.send(login.bytes), hear(login, socket, &input) else { return false }
        }
        for message in owed {
            record.withLock { $0.resent += 1 }
            guard socket.send(message.bytes) else { return false }
        }
        while true {
            let isEnding = record.withLock { $0.isEnding }
            if isEnding, owed.isEmpty { return true }
            while !isEnding, owed.count < speech.window {
                number += 1
                let message = speech.message(number)
                owed.append(message)
                if message.hasTime { record.withLock { $0.sentWithTime.append(message.bytes) } }
                guard socket.send(message.bytes) else { return false }
            }
            guard hear(owed[0], socket, &input) else { return false }
            let first = owed.removeFirst()
            record.withLock { $0.answered.append(first.bytes) }
        }
    }

    /// Reads until a message is answered; false when the connection is gone first.
    private func hear(_ message: WaitingMessage, _ socket: TrackerSocket, _ input: inout [UInt8]) -> Bool {
        while true {
            if let range = input.firstRange(of: message.answer), let end = message.end(of: range, in: input) {
                input.removeSubrange(..<end)
                return true
            }
            guard let more = socket.receive(), !more.isEmpty else { return false }
            input += more
        }
    }
}

/// A message and whose it is, which its bytes do not always say.
struct SentMessage: Hashable, Sendable {
    var device: String
    var bytes: [UInt8]
}

/// A message, and what begins its answer.
struct WaitingMessage: Sendable {
    var bytes: [UInt8]
    var answer: [UInt8]
    /// The byte that ends the answer; nil where ``answer`` is all of it.
    var terminator: UInt8?
    /// Whether it carries the time of a fix, by which it is known when it comes again.
    var hasTime = true

    /// Where the answer ends that begins in a range; nil while it is not complete.
    func end(of range: Range<Int>, in input: [UInt8]) -> Int? {
        guard let terminator else { return range.upperBound }
        return input[range.upperBound...].firstIndex(of: terminator).map { $0 + 1 }
    }
}

/// How a tracker speaks that waits for answers.
protocol WaitingSpeech: Sendable {
    /// Its identity.
    var device: String { get }
    /// What comes first on a connection.
    var login: WaitingMessage? { get }
    /// How many messages may wait for their answers at once.
    var window: Int { get }
    /// The message of a number, each with other bytes.
    func message(_ number: Int) -> WaitingMessage
}

/// h02: one position at a time, whose answer does not say which one it is for.
struct H02Speech: WaitingSpeech {
    let device: String
    let login: WaitingMessage? = nil
    let window = 1

    func message(_ number: Int) -> WaitingMessage {
        let date = FixDate(number)
        let text =
            "*HQ,\(device),V1,\(date.time),A,4545.\(1000 + number % 9000),N,00450.1200,E,10.00,90,\(date.dayMonthYear),FFFFFBFF#"
        return WaitingMessage(
            bytes: Array(text.utf8), answer: Array("*HQ,\(device),V4,V1,".utf8), terminator: UInt8(ascii: "#"))
    }
}

/// gt06: a login, then up to eight messages on their way; each answer repeats the serial number.
struct GT06Speech: WaitingSpeech {
    let device: String
    let window = 8

    var login: WaitingMessage? {
        let digits = ("0" + device).utf8.map { $0 & 0x0F }
        let identity = (0..<8).map { digits[$0 * 2] << 4 | digits[$0 * 2 + 1] }
        return WaitingMessage(bytes: frame(0x01, identity, 0), answer: frame(0x01, [], 0), hasTime: false)
    }

    func message(_ number: Int) -> WaitingMessage {
        let serial = 1 + number % 60_000
        switch number % 10 {
        case 3:
            return WaitingMessage(
                bytes: frame(0x13, [0x40, 4, 3, 0, 2], serial), answer: frame(0x13, [], serial), hasTime: false)
        case 7:
            let content = place(number) + [0x08] + cell + [0x40, 4, 3, 0x01, 2]
            return WaitingMessage(bytes: frame(0x16, content, serial), answer: frame(0x16, [], serial))
        default:
            return WaitingMessage(bytes: frame(0x12, place(number) + cell, serial), answer: frame(0x12, [], serial))
        }
    }

    private let cell: [UInt8] = [0x00, 0xD0, 0x01, 0x0E, 0xD9, 0x00, 0xD9, 0x3B]

    private func place(_ number: Int) -> [UInt8] {
        FixDate(number).parts.map { UInt8($0) } + [
            0xC8, 0x04, 0xE8, 0xA0, 0x00, 0x00, 0x84, 0xD0, 0x00, 40, 0x14, 0x5A,
        ]
    }

    private func frame(_ message: UInt8, _ content: [UInt8], _ serial: Int) -> [UInt8] {
        let covered = [UInt8(content.count + 5), message] + content + [UInt8(serial >> 8), UInt8(serial & 0xFF)]
        let sum = covered.reduce(UInt16(0xFFFF)) { sum, byte in
            (0..<8).reduce(sum ^ UInt16(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0x8408 : rest >> 1 }
        }
        return [0x78, 0x78] + covered + [UInt8(~sum >> 8), UInt8(~sum & 0xFF), 0x0D, 0x0A]
    }
}

/// The time of the fix of a message: another second for each number.
struct FixDate {
    /// Year in the century, month, day, hour, minute, second, UTC.
    let parts: [Int]

    init(_ number: Int) {
        var seconds = time_t(1_795_334_400 + number)
        var date = tm()
        gmtime_r(&seconds, &date)
        parts = [date.tm_year % 100, date.tm_mon + 1, date.tm_mday, date.tm_hour, date.tm_min, date.tm_sec].map {
            Int($0)
        }
    }

    /// `hhmmss`.
    var time: String { parts[3...].map(Self.two).joined() }
    /// `ddmmyy`.
    var dayMonthYear: String { [parts[2], parts[1], parts[0]].map(Self.two).joined() }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
