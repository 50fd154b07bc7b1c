import Foundation

/// Hands each notice as a mail to the system's sendmail program, which finds the recipients in the header.
public final class MailSink: NotificationSink {
    /// The command where the configuration names none; `-i`: a line with a single dot is part of the text.
    public static let standardCommand = ["/usr/sbin/sendmail", "-t", "-i"]

    private let to: [String]
    private let from: String?
    private let command: [String]
    private let timeoutMilliseconds: Int64
    private let child = ChildRun()

    /// A sink; the addresses have passed ``isAddress(_:)``.
    public init(to: [String], from: String?, command: [String], timeoutMilliseconds: Int64) {
        self.to = to.filter(Self.isAddress)
        self.from = from.flatMap { Self.isAddress($0) ? $0 : nil }
        self.command = command
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// Whether a text is one plain address, such as `ana@example.org`: nothing in it can become another header.
    public static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 254, !text.hasPrefix("-") else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                        || "!#$%&'*+-/=?^_`{|}~.".utf8.contains($0)
                }
        }
    }

    /// Runs sendmail and waits until it has taken the mail.
    public func deliver(_ notice: Notice) -> DeliveryResult {
        guard !to.isEmpty else { return .failed("there is no recipient", mayRetry: false) }
        let outcome = child.run(
            command, environment: [:], input: Array(message(notice).utf8), timeoutMilliseconds: timeoutMilliseconds)
        return outcome.result(command.first ?? "")
    }

    /// Kills sendmail.
    public func cancel() {
        child.cancel()
    }

    /// The mail: what devices said stands in it as Base64 alone, in the subject and in the text.
    func message(_ notice: Notice) -> String {
        var lines = ["To: " + to.joined(separator: ",\n ")]
        if let from { lines.append("From: \(from)") }
        lines += [
            "Subject: " + Self.encodedWords(notice.headline).joined(separator: "\n "),
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            Data(notice.body.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]),
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A text as encoded words of 75 characters at most, whole characters in each (RFC 2047, section 2).
    static func encodedWords(_ text: String) -> [String] {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            // 45 bytes make 60 characters of Base64, beside 12 of the frame.
            if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?" + Data($0).base64EncodedString() + "?=" }
    }
}
