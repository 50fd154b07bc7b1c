/// Texts that few reports carry, apart from the report itself, so that the others do not pay for four empty strings
/// each time they are handed on.
@usableFromInline
final class ReportTexts: Sendable, Equatable {
    let vendorText: String?
    let command: String?
    let alarmCode: String?
    let statusHex: String?

    init(vendorText: String? = nil, command: String? = nil, alarmCode: String? = nil, statusHex: String? = nil) {
        self.vendorText = vendorText
        self.command = command
        self.alarmCode = alarmCode
        self.statusHex = statusHex
    }

    /// Whether both hold the same texts.
    @usableFromInline
    static func == (lhs: ReportTexts, rhs: ReportTexts) -> Bool {
        lhs.vendorText == rhs.vendorText && lhs.command == rhs.command && lhs.alarmCode == rhs.alarmCode
            && lhs.statusHex == rhs.statusHex
    }
}

extension Report {
    /// Free text that the firmware put in front of the type; hostile text.
    public var vendorText: String? {
        get { texts?.vendorText }
        set { setTexts(newValue, command, alarmCode, statusHex) }
    }

    /// The command that a reply answers, in the dialect's own word, such as `S20`; hostile text.
    public var command: String? {
        get { texts?.command }
        set { setTexts(vendorText, newValue, alarmCode, statusHex) }
    }

    /// The tracker's code for the alarm, such as `B1-1`; hostile text.
    public var alarmCode: String? {
        get { texts?.alarmCode }
        set { setTexts(vendorText, command, newValue, statusHex) }
    }

    /// The status word as hex digits, where the dialect has one.
    public var statusHex: String? {
        get { texts?.statusHex }
        set { setTexts(vendorText, command, alarmCode, newValue) }
    }

    private mutating func setTexts(
        _ vendorText: String?, _ command: String?, _ alarmCode: String?, _ statusHex: String?
    ) {
        if vendorText == nil, command == nil, alarmCode == nil, statusHex == nil {
            if texts != nil { texts = nil }
        } else {
            texts = ReportTexts(vendorText: vendorText, command: command, alarmCode: alarmCode, statusHex: statusHex)
        }
    }
}
