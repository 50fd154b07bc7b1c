import Canvas

/// The escape sequences that go to the terminal past ncurses.
enum EscapeSequences {
    /// Begins and ends a frame that the terminal shows at once.
    static let beginFrame = Array("\u{1B}[?2026h".utf8)
    static let endFrame = Array("\u{1B}[?2026l".utf8)
    /// Button, movement and wheel reports with coordinates of any size (SGR).
    static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1003h\u{1B}[?1006h"
    static let mouseOff = "\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l"
    /// Bracketed paste and focus reports.
    static let reportsOn = "\u{1B}[?2004h\u{1B}[?1004h"
    static let reportsOff = "\u{1B}[?1004l\u{1B}[?2004l"
    /// Alt and Meta send ESC before a key, as elsewhere; xterm alone makes other letters of keys, unless it is told.
    ///
    /// What was set before is saved and comes back, for that is somebody's choice.
    static let altSendsEscape = "\u{1B}[?1036s\u{1B}[?1039s\u{1B}[?1036h\u{1B}[?1039h"
    static let altAsBefore = "\u{1B}[?1036r\u{1B}[?1039r"

    /// The longest base64 text that terminals take for the clipboard.
    static let maximumClipboardBytes = 74_994

    /// Keeps the title of the window, and brings it back (XTWINOPS 22 and 23); who does not know that ignores it.
    static let keepTitle = "\u{1B}[22;2t"
    static let bringTitleBack = "\u{1B}[23;2t"

    /// Sets the window title; what is unsafe in it is replaced.
    static func title(_ text: String) -> [UInt8] {
        Array("\u{1B}]2;\(Text.plain(String(text.prefix(200))))\u{07}".utf8)
    }

    /// Puts a text on the clipboard of the person's terminal (OSC 52); nil when it is too long.
    ///
    /// Inside tmux it goes twice: wrapped, for `allow-passthrough`, and plain, for `set-clipboard on`.
    static func clipboard(_ text: String, inside multiplexer: Multiplexer) -> [UInt8]? {
        let encoded = Base64.encode(Array(text.utf8))
        guard encoded.count <= maximumClipboardBytes else { return nil }
        let sequence = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
        return multiplexer.wrapped(sequence) + (multiplexer == .tmux ? sequence : [])
    }

    /// A sequence that tmux passes on to the terminal around it.
    static func tmuxWrapped(_ sequence: [UInt8]) -> [UInt8] {
        Array("\u{1B}Ptmux;".utf8) + sequence.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] } + Array("\u{1B}\\".utf8)
    }

    /// A capability of the terminal description without its padding marks, such as `$<5>`.
    static func withoutPadding(_ capability: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = capability[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
                rest = rest[(end + 1)...]
            } else {
                result.append(byte)
            }
        }
        return result
    }
}

/// Base64 with padding, as RFC 4648 has it.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes as ASCII.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let used = place <= group.count
                result.append(used ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
