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

    /// The sink.
    func sink(name: String, kind: SinkKind) -> SinkSettings {
        let target: SinkSettings.Target =
            switch kind {
            case .exec: .exec(command ?? [])
            case .webhook: .webhook(url: url, headers: headers)
            case .mail: .mail(to: to, from: from, command: command ?? MailSink.standardCommand)
            case .desktop: .desktop(sequence)
            }
        var sink = SinkSettings(name: name, target: target)
        sink.timeoutMilliseconds = timeoutMilliseconds
        sink.rate = rate
        return sink
    }
}

/// The keys of sinks, `[notify.NAME]`.
enum SinkKeys {
    /// The keys of a kind of sink.
    static func rows(of kind: SinkKind) -> [SettingKey<SinkDraft>] {
        switch kind {
        case .exec: [command(isNeeded: true)] + common
        case .webhook: [url, headers] + common
        case .mail: [to, from, command(isNeeded: false)] + common
        case .desktop: [sequence] + common
        }
    }

    /// The keys of all sinks.
    private static let common: [SettingKey<SinkDraft>] = [
        .duration("timeout", in: 1000...300_000, expected: "a duration from \"1s\" to \"5m\"") {
            $0.timeoutMilliseconds = $1
        },
        SettingKey(name: "rate", expected: "a number and a span such as \"10/10m\"") { draft, value in
            let parts = value.string?.split(separator: "/", omittingEmptySubsequences: false) ?? []
            guard parts.count == 2, let count = Int(parts[0]), (1...1000).contains(count),
                let span = DurationText.milliseconds(String(parts[1])), (1000...86_400_000).contains(span)
            else { return false }
            draft.rate = NoticeRate(count: count, perMilliseconds: span)
            return true
        },
    ]

    private static func command(isNeeded: Bool) -> SettingKey<SinkDraft> {
        SettingKey(
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

    private static let url = SettingKey<SinkDraft>(name: "url", expected: WebhookURL.expected, isNeeded: true) {
        draft, value in
        guard let text = value.string, WebhookURL.isAllowed(text) else { return false }
        draft.url = text
        return true
    }

    private static let headers = SettingKey<SinkDraft>(
        name: "headers", expected: "a table of texts such as { Authorization = \"Bearer …\" }"
    ) { draft, value in
        guard let table = value.table else { return false }
        for key in table.keys {
            guard let text = table[key]?.string, WebhookURL.isHeader(key, text) else { return false }
            draft.headers[key] = text
        }
        return true
    }

    private static let to = SettingKey<SinkDraft>(
        name: "to", expected: "a list of addresses such as [\"ana@example.org\"]", isNeeded: true
    ) { draft, value in
        let texts = TextList.orText(value) ?? []
        guard (1...32).contains(texts.count), texts.allSatisfy(MailSink.isAddress) else { return false }
        draft.to = texts
        return true
    }

    private static let from = SettingKey<SinkDraft>(
        name: "from", expected: "an address such as \"fleet@example.org\""
    ) { draft, value in
        guard let text = value.string, MailSink.isAddress(text) else { return false }
        draft.from = text
        return true
    }

    private static let sequence = SettingKey<SinkDraft>(name: "sequence", expected: "osc9 or osc777") { draft, value in
        guard let sequence = value.string.flatMap(DesktopSequence.init(rawValue:)) else { return false }
        draft.sequence = sequence
        return true
    }
}

/// The keys of a rule of escalation, `[[escalation]]`.
enum EscalationKeys {
    /// All keys beside the steps.
    static let all: [SettingKey<EscalationRule>] = [
        .priorities("priorities", \.priorities),
        SettingKey(
            name: "kinds",
            expected: "a list of kinds of alarm: " + AlarmKind.allCases.map(\.rawValue).joined(separator: ", ")
        ) { rule, value in
            let texts = TextList.of(value)
            let kinds = texts?.compactMap(AlarmKind.init(rawValue:))
            guard let kinds, kinds.count == texts?.count else { return false }
            rule.kinds = Set(kinds)
            return true
        },
        SettingKey(name: "groups", expected: "a list of groups of devices") { rule, value in
            guard let texts = TextList.of(value) else { return false }
            rule.groups = Set(texts)
            return true
        },
        .duration("repeat", in: 60_000...Int64.max, expected: "a duration of at least \"1m\"") {
            $0.repeatMilliseconds = $1
        },
        .flag("on_end", \.tellsEnd), .flag("on_acknowledge", \.tellsAcknowledgement),
        .flag("stop_on_end", \.stopsAtEnd),
    ]
}
