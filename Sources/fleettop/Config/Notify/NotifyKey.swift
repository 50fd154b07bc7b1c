import Fleet
import Notify
import TOMLKit

/// What is known of a sink while its table is read.
struct SinkDraft {
    var command: [String]?
    var url = ""
    var headers: [String: String] = [:]
    var to: [String] = []
    var from: String?
    var sequence = DesktopSequence.osc9
    var timeoutMilliseconds: Int64 = 10_000
    var rate = NoticeRate()

    /// The sink; nil for a kind that there is not.
    func sink(name: String, kind: String) -> SinkSettings? {
        let target: SinkSettings.Target
        switch kind {
        case "exec": target = .exec(command ?? [])
        case "webhook": target = .webhook(url: url, headers: headers)
        case "mail": target = .mail(to: to, from: from, command: command ?? MailSink.standardCommand)
        case "desktop": target = .desktop(sequence)
        default: return nil
        }
        var sink = SinkSettings(name: name, target: target)
        sink.timeoutMilliseconds = timeoutMilliseconds
        sink.rate = rate
        return sink
    }
}

/// One key of a sink, one row of data each.
struct NotifyKey: Sendable {
    let name: String
    /// What the value must be, in words.
    let expected: String
    var isNeeded = false
    /// Takes the value over; false when it is not what is expected.
    let set: @Sendable (inout SinkDraft, any TOMLValueConvertible) -> Bool

    /// The keys of each kind of sink.
    static let byKind: [String: [NotifyKey]] = [
        "exec": [command(isNeeded: true)],
        "webhook": [url, headers],
        "mail": [to, from, command(isNeeded: false)],
        "desktop": [sequence],
    ]

    /// The keys of all sinks.
    static let common: [NotifyKey] = [
        NotifyKey(name: "timeout", expected: "a duration from \"1s\" to \"5m\"") { draft, value in
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds),
                (1000...300_000).contains(milliseconds)
            else { return false }
            draft.timeoutMilliseconds = milliseconds
            return true
        },
        NotifyKey(name: "rate", expected: "a number and a span such as \"10/10m\"") { draft, value in
            let parts = value.string?.split(separator: "/", omittingEmptySubsequences: false) ?? []
            guard parts.count == 2, let count = Int(parts[0]), (1...1000).contains(count),
                let span = DurationText.milliseconds(String(parts[1])), (1000...86_400_000).contains(span)
            else { return false }
            draft.rate = NoticeRate(count: count, perMilliseconds: span)
            return true
        },
    ]

    private static func command(isNeeded: Bool) -> NotifyKey {
        NotifyKey(
            name: "command", expected: "a list: the full path of a program, then its arguments; no shell",
            isNeeded: isNeeded
        ) { draft, value in
            guard let words = TextList.of(value), let path = words.first, path.hasPrefix("/"),
                !words.contains(where: { $0.utf8.contains(0) })
            else { return false }
            draft.command = words
            return true
        }
    }

    private static let url = NotifyKey(name: "url", expected: WebhookURL.expected, isNeeded: true) { draft, value in
        guard let text = value.string, WebhookURL.isAllowed(text) else { return false }
        draft.url = text
        return true
    }

    private static let headers = NotifyKey(
        name: "headers", expected: "a table of texts such as { Authorization = \"Bearer …\" }"
    ) { draft, value in
        guard let table = value.table else { return false }
        for key in table.keys {
            guard let text = table[key]?.string, WebhookURL.isHeader(key, text) else { return false }
            draft.headers[key] = text
        }
        return true
    }

    private static let to = NotifyKey(
        name: "to", expected: "a list of addresses such as [\"ana@example.org\"]", isNeeded: true
    ) { draft, value in
        let texts = TextList.of(value) ?? value.string.map { [$0] } ?? []
        guard (1...32).contains(texts.count), texts.allSatisfy(MailSink.isAddress) else { return false }
        draft.to = texts
        return true
    }

    private static let from = NotifyKey(name: "from", expected: "an address such as \"fleet@example.org\"") {
        draft, value in
        guard let text = value.string, MailSink.isAddress(text) else { return false }
        draft.from = text
        return true
    }

    private static let sequence = NotifyKey(name: "sequence", expected: "osc9 or osc777") { draft, value in
        guard let sequence = value.string.flatMap(DesktopSequence.init(rawValue:)) else { return false }
        draft.sequence = sequence
        return true
    }
}

/// One key of a rule of escalation, one row of data each.
struct EscalationKey: Sendable {
    let name: String
    /// What the value must be, in words.
    let expected: String
    /// Takes the value over; false when it is not what is expected.
    let set: @Sendable (inout EscalationRule, any TOMLValueConvertible) -> Bool

    /// All keys beside the steps.
    static let all: [EscalationKey] = [
        EscalationKey(name: "priorities", expected: "a list of numbers from 1 to 4") { rule, value in
            guard let list = value.array else { return false }
            let numbers = list.compactMap(\.int)
            guard numbers.count == list.count, numbers.allSatisfy((1...4).contains) else { return false }
            rule.priorities = Set(numbers)
            return true
        },
        EscalationKey(
            name: "kinds",
            expected: "a list of kinds of alarm: " + AlarmKind.allCases.map(\.rawValue).joined(separator: ", ")
        ) { rule, value in
            let texts = TextList.of(value)
            let kinds = texts?.compactMap(AlarmKind.init(rawValue:))
            guard let kinds, kinds.count == texts?.count else { return false }
            rule.kinds = Set(kinds)
            return true
        },
        EscalationKey(name: "groups", expected: "a list of groups of devices") { rule, value in
            guard let texts = TextList.of(value) else { return false }
            rule.groups = Set(texts)
            return true
        },
        EscalationKey(name: "repeat", expected: "a duration of at least \"1m\"") { rule, value in
            guard let milliseconds = value.string.flatMap(DurationText.milliseconds), milliseconds >= 60_000 else {
                return false
            }
            rule.repeatMilliseconds = milliseconds
            return true
        },
        flag("on_end", \.tellsEnd), flag("on_acknowledge", \.tellsAcknowledgement), flag("stop_on_end", \.stopsAtEnd),
    ]

    private static func flag(_ name: String, _ path: WritableKeyPath<EscalationRule, Bool> & Sendable) -> EscalationKey
    {
        EscalationKey(name: name, expected: "true or false") { rule, value in
            guard let flag = value.bool else { return false }
            rule[keyPath: path] = flag
            return true
        }
    }
}
