/// Looks for words without regard to the case of letters; what is looked for is in lower case already.
///
/// ASCII is compared where it stands, because a filter looks at thousands of texts for each letter that is typed.
enum WordSearch {
    /// Whether a text has a part.
    static func has(_ part: String, in text: String) -> Bool {
        var (part, text) = (part, text)
        let isFound = part.withUTF8 { part in text.withUTF8 { text in find(part, in: text) } }
        return isFound ?? text.lowercased().contains(part)
    }

    /// Whether a text is another one as a whole.
    static func isWhole(_ whole: String, _ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.lowercased() == whole }
        return whole.utf8.count == text.utf8.count && has(whole, in: text)
    }

    /// Whether the part is there; nil where bytes alone do not tell.
    ///
    /// They do for ASCII among Latin letters: up to U+02FF, whose first bytes are 0xCB at most, no letter combines with
    /// the one before it or is an ASCII one in lower case.
    private static func find(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard part.allSatisfy({ $0 < 0x80 }), text.allSatisfy({ $0 <= 0xCB }) else { return nil }
        guard let first = part.first else { return true }
        guard part.count <= text.count else { return false }
        for start in 0...(text.count - part.count) where lowercased(text[start]) == first {
            if part.indices.allSatisfy({ lowercased(text[start + $0]) == part[$0] }) { return true }
        }
        return false
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 <= 25 ? byte | 0x20 : byte }
}
