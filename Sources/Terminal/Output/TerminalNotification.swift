import Canvas

/// A notification that the terminal is asked to show outside of its window.
public enum TerminalNotification {
    /// The form of the request.
    public enum Form: Sendable {
        /// OSC 9: one text.
        case osc9
        /// OSC 777: a title and a text.
        case osc777
    }

    /// The longest title and text, in characters.
    static let maximumLength = 200

    /// The bytes that ask for it; what is unsafe in the texts is replaced.
    ///
    /// Inside tmux or GNU screen the request is wrapped (tmux then needs `allow-passthrough`).
    public static func bytes(
        _ form: Form, title: String, body: String, inside multiplexer: Multiplexer = .none
    ) -> [UInt8] {
        // Semicolons part the fields of the sequence, and a text that begins with a digit means something else in some
        // terminals (OSC 9;4 is a progress bar).
        let parts = [title, body].map { part in
            String(Text.plain(part).prefix(maximumLength)).split(separator: ";").joined(separator: ",")
        }
        let text =
            switch form {
            case .osc9: "\u{1B}]9;fleettop: \(parts[0])\u{07}"
            case .osc777: "\u{1B}]777;notify;\(parts[0]);\(parts[1])\u{07}"
            }
        return multiplexer.wrapped(Array(text.utf8))
    }
}
