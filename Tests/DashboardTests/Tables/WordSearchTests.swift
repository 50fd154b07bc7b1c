import Testing

@testable import Dashboard

/// Looking for words without regard to case.
struct WordSearchTests {
    @Test(arguments: [
        ("van", "Van 12", true), ("N 1", "van 12", false), ("n 1", "VAN 12", true), ("12", "Van 12", true),
        ("123", "Van 12", false), ("a", "", false), ("vav", "vavan", true), ("aan", "vaaan", true),
        ("étienne", "Saint-Étienne", true), ("etienne", "Saint-Étienne", false), ("saint", "Saint-Étienne", true),
        ("é", "e\u{301}", true), ("e", "e\u{301}", false), ("k", "\u{212A}", true), ("[", "{", false),
        ("@", "`", false), ("é", "plain", false), ("tienne", "Étienne", true), ("i", "\u{130}", false),
        ("grosse", "Große", false),
        ("stra", "ĠSTRAĠ", true),
    ])
    func aPartIsFound(part: String, text: String, isThere: Bool) {
        #expect(WordSearch.has(part, in: text) == isThere)
        #expect(text.lowercased().contains(part) == isThere, "as the standard library finds it")
    }

    @Test(arguments: [
        ("van 12", "Van 12", true), ("van 1", "Van 12", false), ("an", "Va", false), ("mâcon", "Mâcon", true),
        ("ma\u{302}con", "Mâcon", true), ("k", "\u{212A}", true), ("", "", true), ("an 12", "Van 12", false),
    ])
    func aWholeIsFound(whole: String, text: String, isSame: Bool) {
        #expect(WordSearch.isWhole(whole, text) == isSame)
        #expect((text.lowercased() == whole) == isSame, "as the standard library compares it")
    }
}
