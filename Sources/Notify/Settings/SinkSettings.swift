/// The kinds of sinks; the raw value is the word in the configuration.
public enum SinkKind: String, Sendable, CaseIterable {
    case exec, webhook, mail, desktop
}

/// What one sink is, as the configuration has it.
public struct SinkSettings: Sendable, Equatable {
    /// Where notices go.
    public enum Target: Sendable, Equatable {
        /// A program with its arguments, started without a shell; the first is the path of the executable.
        case exec([String])
        /// A POST of JSON to a URL that has passed ``WebhookURL``.
        case webhook(url: String, headers: [String: String])
        /// A mail through the system's sendmail interface: `command` gets the message on its standard input.
        case mail(to: [String], from: String?, command: [String])
        /// A notification by the terminal that shows the dashboard.
        case desktop(DesktopSequence)
    }

    /// Its name in the configuration.
    public var name: String
    /// Where its notices go.
    public var target: Target
    /// How long one delivery may take, in milliseconds.
    public var timeoutMilliseconds: Int64 = 10_000
    /// How many notices it takes.
    public var rate = NoticeRate()

    /// A sink.
    public init(name: String, target: Target) {
        self.name = name
        self.target = target
    }

    /// What it is.
    public var kind: SinkKind {
        switch target {
        case .exec: .exec
        case .webhook: .webhook
        case .mail: .mail
        case .desktop: .desktop
        }
    }

    /// Where its notices go, in words that give no secret away: of a URL only the host.
    public var place: String {
        switch target {
        case .exec(let command): command.first ?? ""
        case .webhook(let url, _): WebhookURL.host(url) ?? ""
        case .mail(let to, _, _): to.joined(separator: ", ")
        case .desktop(let sequence): sequence.rawValue
        }
    }
}

/// Which escape sequence asks the terminal for a notification.
public enum DesktopSequence: String, Sendable, CaseIterable {
    /// One text; iTerm2, kitty, Ghostty, WezTerm, foot, Windows Terminal.
    case osc9
    /// A title and a text; rxvt-unicode, foot, Ghostty, WezTerm.
    case osc777
}

/// How many notices a sink takes within a span of time; beyond that they are counted and told as a number.
public struct NoticeRate: Sendable, Equatable {
    /// How many.
    public var count: Int
    /// Within how many milliseconds.
    public var perMilliseconds: Int64

    /// A rate; 10 in 10 minutes without arguments.
    public init(count: Int = 10, perMilliseconds: Int64 = 600_000) {
        self.count = max(1, count)
        self.perMilliseconds = max(1, perMilliseconds)
    }
}
