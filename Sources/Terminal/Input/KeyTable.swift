import CNcurses
import Canvas

/// The codes that ncurses returns for sequences that this program defines itself.
enum ReportCode {
    static let pasteBegin: Int32 = 0x1000
    static let pasteEnd: Int32 = 0x1001
    static let focusGained: Int32 = 0x1002
    static let focusLost: Int32 = 0x1003
    static let mouse: Int32 = 0x1004

    /// What a terminal sends for each.
    static let sequences: [(code: Int32, sequence: String)] = [
        (pasteBegin, "\u{1B}[200~"), (pasteEnd, "\u{1B}[201~"), (focusGained, "\u{1B}[I"), (focusLost, "\u{1B}[O"),
        (mouse, "\u{1B}[<"),
    ]
}

/// Which key codes stand for which keys, with the modifiers that xterm and its kin send.
enum KeyTable {
    /// The first code of our own keys; each has eight codes, one for each set of modifiers.
    private static let firstCode: Int32 = 0x1100

    /// One key with the ends of its sequences.
    private struct Entry {
        let code: Key.Code
        /// The letter after `ESC [` or `ESC O`, and after `ESC [ 1 ; modifiers`.
        var letter: Character?
        /// The numbers before `~`.
        var numbers: [Int] = []
        /// Other sequences.
        var others: [String] = []
    }

    private static let entries: [Entry] =
        [
            Entry(code: .up, letter: "A"), Entry(code: .down, letter: "B"), Entry(code: .right, letter: "C"),
            Entry(code: .left, letter: "D"), Entry(code: .home, letter: "H", numbers: [1, 7]),
            Entry(code: .end, letter: "F", numbers: [4, 8]), Entry(code: .insert, numbers: [2]),
            Entry(code: .delete, numbers: [3]), Entry(code: .pageUp, numbers: [5]),
            Entry(code: .pageDown, numbers: [6]), Entry(code: .backTab, others: ["\u{1B}[Z"]),
            Entry(code: .enter, others: ["\u{1B}OM"]),
        ] + functionKeys

    private static let functionKeys: [Entry] = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].enumerated().map {
        let letter: Character? = $0.offset < 4 ? ["P", "Q", "R", "S"][$0.offset] : nil
        let linux = $0.offset < 5 ? ["\u{1B}[[" + ["A", "B", "C", "D", "E"][$0.offset]] : []
        return Entry(code: .function($0.offset + 1), letter: letter, numbers: [$0.element], others: linux)
    }

    /// Every sequence and the code it is to have, beside those of the terminal description.
    static var sequences: [(code: Int32, sequence: String)] {
        ReportCode.sequences + entries.indices.flatMap(sequences(at:))
    }

    private static func sequences(at index: Int) -> [(code: Int32, sequence: String)] {
        let entry = entries[index]
        let code = firstCode + Int32(index) * 8
        var plain = entry.others + entry.numbers.map { "\u{1B}[\($0)~" }
        if let letter = entry.letter { plain += ["\u{1B}O\(letter)", "\u{1B}[\(letter)"] }
        var result = plain.map { (code, $0) }
        for modifiers in 1...7 {
            let endings =
                (entry.letter.map { ["1;\(modifiers + 1)\($0)"] } ?? [])
                + entry.numbers.map { "\($0);\(modifiers + 1)~" }
            result += endings.map { (code + Int32(modifiers), "\u{1B}[\($0)") }
        }
        return result
    }

    /// The key for a code of ncurses or of our own; nil for codes that mean nothing here.
    static func key(for code: Int32) -> Key? {
        if code >= firstCode {
            let index = Int((code - firstCode) / 8)
            guard index < entries.count else { return nil }
            let modifiers = (code - firstCode) % 8
            return Key(entries[index].code, control: modifiers & 4 != 0, alt: modifiers & 2 != 0)
        }
        if (KEY_F0 + 1...KEY_F0 + 12).contains(code) { return Key(.function(Int(code - KEY_F0))) }
        return described[code].map { Key($0) }
    }

    /// Keys as the terminal description names them.
    private static let described: [Int32: Key.Code] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home, KEY_END: .end,
        KEY_FIND: .home, KEY_SELECT: .end, KEY_A1: .home, KEY_C1: .end, KEY_A3: .pageUp, KEY_C3: .pageDown,
        KEY_NPAGE: .pageDown, KEY_PPAGE: .pageUp, KEY_DC: .delete, KEY_IC: .insert, KEY_BACKSPACE: .backspace,
        KEY_BTAB: .backTab, KEY_ENTER: .enter, KEY_SLEFT: .left, KEY_SRIGHT: .right, KEY_SF: .down, KEY_SR: .up,
        KEY_SHOME: .home, KEY_SEND: .end, KEY_SDC: .delete, KEY_SIC: .insert, KEY_SNEXT: .pageDown,
        KEY_SPREVIOUS: .pageUp,
    ]
}
