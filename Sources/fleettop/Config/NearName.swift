/// The name that may have been meant where one is not known.
enum NearName {
    /// The known name that differs only in signs and upper or lower case, or in one letter; nil when none is near.
    static func of(_ name: String, among names: [String]) -> String? {
        func plain(_ text: String) -> String { String(text.lowercased().filter(\.isLetter)) }
        let wanted = plain(name)
        guard !wanted.isEmpty else { return nil }
        let same = names.first { plain($0) == wanted }
        // One letter too many, too few, or another one.
        return same ?? names.first { wanted.count >= 4 && isOneStep(Array(plain($0)), Array(wanted)) }
    }

    private static func isOneStep(_ a: [Character], _ b: [Character]) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        let head = zip(a, b).prefix { $0 == $1 }.count
        let tail = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        return head + tail >= max(a.count, b.count) - 1
    }
}
