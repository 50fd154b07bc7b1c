/// Reads what a program writes to a terminal.
enum EscapeText {
    /// A control sequence, a report with its text, a choice of a character set, or another sequence of two bytes.
    ///
    /// Made anew for each use, because patterns cannot be shared between threads.
    private static var sequence: Regex<Substring> {
        /\x1B\][^\x07\x1B]*(?:\x07|\x1B\\)|\x1BP[^\x1B]*\x1B\\|\x1B\[[0-?]*[ -\/]*[@-~]|\x1B[()*+].|\x1B./
    }

    /// The text without its sequences, each gap a space.
    static func without(_ text: String) -> String {
        text.replacing(sequence, with: " ")
    }

    /// Every sequence in its order.
    static func sequences(_ text: String) -> [String] {
        text.matches(of: sequence).map { String($0.0) }
    }

    /// The numbers of the private modes that were turned on and not off again (`CSI ? n h` and `l`).
    static func modesLeftOn(_ text: String) -> Set<String> {
        var on: Set<String> = []
        for match in text.matches(of: /\x1B\[\?([\d;]+)([hl])/) {
            for mode in match.1.split(separator: ";").map(String.init) {
                if match.2 == "h" { on.insert(mode) } else { on.remove(mode) }
            }
        }
        return on
    }

    /// What stands between frames: everything outside of the brackets of synchronised output.
    static func outsideOfFrames(_ text: String) -> String {
        text.replacing(/\x1B\[\?2026h.*?\x1B\[\?2026l/.dotMatchesNewlines(), with: "")
    }
}
