@testable import Fleet
@testable import Notify

/// A fleet whose alarms are told as news; times are seconds after a fixed morning.
struct AlarmStage {
    static let morning = Timestamp(milliseconds: 1_795_334_400_000)  // 2026-11-22T08:00:00Z

    let news = AlarmNews()
    let store: FleetStore

    init() {
        store = FleetStore(news: news)
    }

    static func at(_ seconds: Double) -> Timestamp {
        morning.adding(milliseconds: Int64(seconds * 1000))
    }

    /// An alarm message arrives; gives what it did to alarms.
    @discardableResult
    func alarm(
        _ kind: AlarmKind, at seconds: Double, device: String = "861785001515349", code: String = "A"
    ) -> [AlarmTransition] {
        guard let id = DeviceID(device) else { return [] }
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .alarm, type: "ALM-A")
        report.alarm = kind
        report.alarmCode = code
        let arrival = Arrival(
            received: Self.at(seconds), transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: 41234),
            content: .report(report), raw: [0x23])
        return store.apply([arrival]).compactMap(\.transition)
    }

    /// An operator takes notice of all alarms.
    func acknowledge(at seconds: Double) {
        let ids = store.snapshot().alarms.map(\.id)
        store.perform(.acknowledge(ids), by: Operator(user: "ana"), at: Self.at(seconds))
    }
}

/// What a hostile tracker, or a hostile file, would say.
enum HostileText {
    static let all = [
        "$(reboot) `reboot` ; reboot | cat && rm -rf / > /dev/null",
        "quotes \" ' \\ \\n %s %n ${HOME} $IFS",
        "one\r\nBcc: thief@example.org\r\n\r\nbody",
        "one\nBcc: thief@example.org\n.\nQUIT",
        "\u{1B}]2;owned\u{07}\u{1B}[2J\u{9B}31m\u{1B}P+q\u{1B}\\",
        "nul \u{0} bell \u{7} delete \u{7F} return \r tab \t",
        "left \u{202E}thgir\u{202C} \u{2066}x\u{2069} zero\u{200B}width\u{FEFF}",
        "=?utf-8?B?QmNjOiB0aGllZkBleGFtcGxlLm9yZw==?=",
        String(repeating: "é🚚", count: 5000),
        "--flag -oProxyCommand=reboot",
    ]
}

/// Notices for tests.
enum Notices {
    /// A notice of an alarm whose every text is hostile.
    static func hostile(_ text: String) -> Notice? {
        let stage = AlarmStage()
        guard let step = stage.alarm(.other, at: 0, code: text).first else { return nil }
        var subject = AlarmSubject()
        subject.name = text
        subject.plate = text
        subject.groups = [text]
        subject.zone = text
        subject.place = text
        subject.note = text
        let order = NoticeOrder(sink: "x", reason: .raised, alarm: step.alarm, by: text)
        return Notice(order, subject, at: AlarmStage.at(1))
    }

    /// A notice of an alarm of a priority.
    static func of(_ priority: Int, number: UInt64 = 1) -> Notice {
        var notice = Notice.test(at: AlarmStage.morning)
        notice.priority = priority
        notice.alarm = number
        return notice
    }
}

/// Whether nothing in a text could act on a terminal or end a line.
func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.properties.generalCategory != .format
    }
}
