import Canvas
import Testing

@testable import Terminal

/// What goes to terminals that know less, and to those behind a multiplexer.
@Suite struct TerminalKindTests {
    @Test func theInnerMultiplexerIsTheOneToSpeakTo() {
        func here(_ all: [String: String]) -> Multiplexer { .of { all[$0] } }
        #expect(here([:]) == .none && here(["STY": "", "TMUX": ""]) == .none)
        #expect(here(["STY": "1.tty"]) == .screen)
        #expect(here(["TMUX": "/tmp/x,1,0", "STY": "1.tty"]) == .tmux)
    }

    @Test func screenGetsPiecesThatItsBufferHolds() throws {
        let text = String(repeating: "abc", count: 2000)
        let plain = try #require(EscapeSequences.clipboard(text, inside: .none))
        let wrapped = try #require(EscapeSequences.clipboard(text, inside: .screen))
        let pieces = String(decoding: wrapped, as: UTF8.self).split(separator: "\u{1B}\\")
        #expect(pieces.count > 1)
        #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count < 700 })
        #expect(pieces.map { $0.dropFirst(2) }.joined().utf8.elementsEqual(plain))
    }

    @Test func notificationsReachTheTerminalAroundScreen() {
        let bytes = TerminalNotification.bytes(.osc9, title: "SOS", body: "", inside: .screen)
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}P\u{1B}]9;fleettop: SOS\u{07}\u{1B}\\")
    }

    @Test func theConsoleShowsWhatItsFontHas() {
        for sign in "▲▶■◆─│█▀aéя⠿" {
            let glyphs = Text.glyphs(String(sign))
            #expect(glyphs.map(ConsoleFont.likeness) == glyphs)
        }
        let likenesses = Text.glyphs("↗↘↙↖▂▆…×✕漢").map(ConsoleFont.likeness)
        #expect(Text.string(likenesses) == "/\\/\\_█~×x?")
    }
}
