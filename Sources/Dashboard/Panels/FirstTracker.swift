import Canvas
import Fleet

/// What a person does who has no tracker on the screen yet: the texts to send, and a message to try.
struct FirstTracker {
    private let addresses: [String]
    private let listening: String
    private let host: String?
    private let port: String
    private let dots: String
    private let welcome: [String]
    private let waiting: Int
    private let quarantineKey: String

    /// The words for a dashboard.
    init(_ state: AppState, glyphs: GlyphSet) {
        addresses = state.listening.split(separator: " ").map(String.init)
        listening = addresses.first { !Self.isLocal($0) } ?? addresses.first ?? ""
        port = listening.split(separator: ":").last.map(String.init) ?? "8888"
        host = Self.host(listening) ?? state.hostAddress
        dots = Text.string([glyphs.ellipsis])
        welcome = state.isFirstStart ? [Self.welcome(state.keymap)] : []
        waiting = state.quarantineShown.waitingCount
        quarantineKey = state.keymap.hint(for: .quarantine)
    }

    /// Where somebody finds help who has never seen the program.
    static func welcome(_ keys: Keymap) -> String {
        "New here? \(keys.hint(for: .help)) shows all keys, \(keys.hint(for: .palette)) finds anything."
    }

    /// The address that is listened on, where that is one that others reach.
    private static func host(_ listening: String) -> String? {
        let name = listening.prefix { $0 != ":" }
        let isOpen = name.isEmpty || name == "0.0.0.0" || listening.hasPrefix("[")
        return isOpen || name.hasPrefix("127.") ? nil : String(name)
    }

    /// Whether only this machine reaches an address.
    private static func isLocal(_ address: String) -> Bool {
        address.hasPrefix("127.") || address.hasPrefix("[::1]")
    }

    /// Whether only this machine reaches the listener.
    private var isLocal: Bool { !addresses.isEmpty && addresses.allSatisfy(Self.isLocal) }

    /// The lines from top to bottom; where there is no room for all of them, what has to be sent comes first and blank
    /// lines go.
    func lines(width: Int, height: Int) -> [String] {
        guard waiting == 0 else { return ["No tracker is let in yet."] + whoWaits + welcome }
        let place = "Listening on \(listening.isEmpty ? dots : listening), TCP and UDP."
        let trial = trial(width: width)
        guard !isLocal else { return Self.fitted([["No tracker yet."] + reach + welcome, trial], width, height) }
        let texts = ["Point a C720 here by SMS (password 123456):"] + texts(width: width)
        let whole = [["No tracker yet.", place] + welcome, texts + explanation, trial]
        guard !Self.fits(whole, width, height) else { return Self.fitted(whole, width, height) }
        return Self.fitted([["No tracker yet."] + texts, explanation + [place] + welcome, trial], width, height)
    }

    /// Parts with a blank line between them, where there is room for that.
    private static func fitted(_ parts: [[String]], _ width: Int, _ height: Int) -> [String] {
        fits(parts, width, height) ? Array(parts.joined(separator: [""])) : parts.flatMap { $0 }
    }

    private static func fits(_ parts: [[String]], _ width: Int, _ height: Int) -> Bool {
        EmptyText.wrapped(Array(parts.joined(separator: [""])), width: width).count <= height
    }

    /// Trackers send, but nobody has let one in.
    private var whoWaits: [String] {
        ["\(waiting) \(waiting == 1 ? "waits" : "wait"): \(quarantineKey) shows them, to adopt or to refuse."]
    }

    /// An SMS would not help: no tracker reaches an address of this machine alone.
    private var reach: [String] {
        [
            "No tracker can reach this: start with --listen 0.0.0.0:\(port).",
            "Listening on \(listening), TCP and UDP, for this machine only.",
        ]
    }

    /// The texts of the documented models, with what they do where there is room for that.
    private func texts(width: Int) -> [String] {
        let rows = [
            (":123456C<APN>,\(host ?? "ADDRESS"):\(port)#", "server, over TCP"),
            (":123456M1,030S#", "report every 30 s"), (":123456L+00#", "clock in UTC"),
        ]
        let widest = rows.map { TextWidth.columns(of: $0.0) }.max() ?? 0
        guard widest + 3 + 17 <= width else { return rows.map(\.0) }
        return rows.map { text, words in
            text + String(repeating: " ", count: widest - TextWidth.columns(of: text) + 3) + words
        }
    }

    private var explanation: [String] {
        let address =
            host == nil ? "ADDRESS for the public address of this host." : "behind a router take its public address."
        return ["<APN> stands for that of the SIM card,", address]
    }

    /// A message to try without a tracker.
    private func trial(width: Int) -> [String] {
        let target = isLocal || listening.isEmpty ? "127.0.0.1" : Self.host(listening) ?? "127.0.0.1"
        let line = "printf '#861785001515349,CMD-X#' | nc -w1 \(target) \(port)"
        let simulator = "fleettop simulate --devices 1 --to \(target):\(port)"
        return ["Without a tracker, in another terminal:"] + (line.count <= width ? [line] : []) + [simulator]
    }
}
