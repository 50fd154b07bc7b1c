import Canvas
import Testing

@testable import Dashboard

/// Names of keys, as in the config and on the screen.
struct KeyNameTests {
    @Test(arguments: Action.all.flatMap(\.keys))
    func theShownNameOfEveryDefaultKeyLeadsBackToIt(key: Key) {
        #expect(Key(name: key.shownName) == key)
    }

    @Test(arguments: [
        ("a", Key.character("a"), "a"), ("A", .character("A"), "A"), ("ctrl-u", .control("u"), "Ctrl-U"),
        ("Ctrl-U", .control("u"), "Ctrl-U"), ("alt-x", Key(.character("x"), alt: true), "Alt-x"),
        ("ctrl-alt-x", Key(.character("x"), control: true, alt: true), "Ctrl-Alt-X"), ("enter", Key(.enter), "Enter"),
        ("esc", Key(.escape), "Esc"), ("shift-tab", Key(.backTab), "Shift-Tab"), ("pgdn", Key(.pageDown), "PgDn"),
        ("f1", Key(.function(1)), "F1"), ("F12", Key(.function(12)), "F12"), ("f", .character("f"), "f"),
        ("space", .character(" "), "Space"), ("-", .character("-"), "-"), ("ctrl--", .control("-"), "Ctrl--"),
        ("é", .character("é"), "é"), ("delete", Key(.delete), "Del"),
        ("alt-enter", Key(.enter, alt: true), "Alt-Enter"),
    ])
    func aNameMeansAKey(name: String, key: Key, shown: String) {
        #expect(Key(name: name) == key)
        #expect(key.shownName == shown)
        #expect(Key(name: name.lowercased()) != nil)
    }

    @Test(arguments: ["", "ctrl-", "alt-", "f0", "f13", "f1x", "hyper-a", "ab", "f-1", "f+1"])
    func otherNamesMeanNone(name: String) {
        #expect(Key(name: name) == nil)
    }
}
