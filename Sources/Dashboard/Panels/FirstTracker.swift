import Canvas
import Fleet

/// What a person does who has no tracker on the screen yet: the texts to send, and a message to try.
struct FirstTracker {
    private let listening: String
    private let host: String?
    private let port: String
    private let dots: String
    private let welcome: [String]

    /// The words for a dashboard.
    init(_ state: AppState, glyphs: GlyphSet) {
        listening = state.listening.split(separator: " ").first.map(String.init) ?? ""
        port = listening.split(separator: ":").last.map(String.init) ?? "8888"
        host = Self.host(listening) ?? state.hostAddress
        dots = Text.string([glyphs.ellipsis])
        welcome = state.isFirstStart ? [Self.welcome(state.keymap)] : []
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

    /// Whether only this machine reaches the listener.
    private var isLocal: Bool { listening.hasPrefix("127.") || listening.hasPrefix("[::1]") }

    /// The lines; on a low screen the last ones, which are there to try it, are left out first.
    func lines(width: Int, height: Int) -> [String] {
        let all = head + texts(width: width) + explanation + trial(width: width)
        return Array(all.prefix(max(1, height)))
    }

    private var head: [String] {
        let place = listening.isEmpty ? dots : listening
        return [
            "No tracker yet.", "Listening on \(place), TCP and UDP\(isLocal ? ", for this machine only" : "").",
        ] + welcome + [
            "",
            "Point a C720 here by SMS (password 123456):",
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
        return ["", "Without a tracker, in another terminal:"] + [line, simulator].filter { $0.count <= width }
    }
}
