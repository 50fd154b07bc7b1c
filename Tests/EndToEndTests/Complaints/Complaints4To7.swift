import Foundation
import Testing

extension EndToEnd.Complaints {
    private static let watch = ["watch", "--listen", "127.0.0.1:0"]

    @Test("4. The mouse leaves text selection alone: a key with a hint while it runs, an option for good")
    func mouseIsGivenBack() async throws {
        try await TmuxTerminal.fleettop(Self.watch) { terminal in
            _ = try await terminal.port()
            try await terminal.waitForState("mouse_any_flag", "1")
            try terminal.type("%")
            try await terminal.waitFor("mouse off: the terminal selects text")
            try await terminal.waitForState("mouse_any_flag", "0")
            try terminal.type("%")
            try await terminal.waitFor("Shift-drag selects text")
            try await terminal.waitForState("mouse_any_flag", "1")
        }
        let home = try TestHome()
        try home.write("[screen]\nmouse = false\n", to: "config/fleettop/config.toml")
        try await RawTerminal.fleettop(home: home) { terminal in
            try await terminal.waitFor("127.0.0.1")
            #expect(!terminal.text.contains(/\?100[0236]h/))
        }
    }

    @Test(
        "5. Copying works without any program, over ssh, in tmux and in GNU screen",
        arguments: [[:], ["TMUX": "/tmp/tmux,1,0"], ["STY": "1.ssh"]])
    func copyingNeedsNobody(_ around: [String: String]) async throws {
        let variables = around.merging(["PATH": "/nowhere", "SSH_CONNECTION": "::1 1 ::1 2"]) { $1 }
        try await RawTerminal.fleettop(variables: variables) { terminal in
            try await terminal.waitFor(#/127\.0\.0\.1:(\d+)/#)
            let address = try #require(terminal.words.firstMatch(of: #/127\.0\.0\.1:(\d+)/#))
            let port = try #require(UInt16(address.1))
            try TrackerSocket.send(Frame.full("CMD-T", Frame.device(1)), over: .tcp, port: port)
            try await terminal.waitFor(Frame.device(1))
            terminal.type("yy")
            try await terminal.waitFor(#/\]52;c;[A-Za-z0-9+\/=]+\x07/#)
            let copied = try #require(terminal.text.firstMatch(of: #/\]52;c;([A-Za-z0-9+\/=]+)\x07/#))
            let text = String(decoding: try #require(Data(base64Encoded: String(copied.1))), as: UTF8.self)
            #expect(text.contains(Frame.device(1)) && text.contains("45.764"), "\(text)")
            let tmux = terminal.text.contains("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;")
            let screen = terminal.text.contains("\u{1B}P\u{1B}]52;c;\(copied.1)\u{07}\u{1B}\\")
            #expect(tmux == (around["TMUX"] != nil) && screen == (around["STY"] != nil))
        }
    }

    @Test("6. Esc takes one step back and never leaves, and it needs no further key to be noticed")
    func escNeverLeaves() async throws {
        try await TmuxTerminal.fleettop(Self.watch) { terminal in
            let port = try await terminal.port()
            try TrackerSocket.send(Frame.full("CMD-T", Frame.device(1)), over: .tcp, port: port)
            try await terminal.waitFor(Frame.device(1))
            // What opens each, and what is then on the screen. The terminal sends the byte ESC and nothing after it.
            let steps = [
                ("?", "Go to the first row."), ("/nothing", "0/1"), (":", "Palette"), ("C", "Columns"),
                ("w", "CMD-T"), ("y", "geo URI"),
            ]
            for (keys, sign) in steps {
                try terminal.type(keys)
                try await terminal.waitFor(sign)
                try terminal.press("Escape")
                try await terminal.waitForScreen("the table without \(sign)") {
                    !$0.contains(sign) && $0.contains(Frame.device(1))
                }
            }
            for _ in 1...5 { try terminal.press("Escape") }
            try await terminal.waitForClock()
            #expect(try terminal.state("pane_dead") == "0")
            #expect(try terminal.screen().contains(Frame.device(1)))
        }
    }

    @Test("7. What cannot be taken back asks first, and Enter says no to it")
    func dangerAsks() async throws {
        try await TmuxTerminal.fleettop(Self.watch) { terminal in
            let port = try await terminal.port()
            try TrackerSocket.send(Frame.full("ALM-J", Frame.device(1)), over: .tcp, port: port)
            try await terminal.waitFor("power cut")
            try terminal.type("q")
            try await terminal.waitFor("1 alarm is unacknowledged. Quit?")
            try terminal.press("Escape")
            try await terminal.waitForGone("Quit?")
            try terminal.type("2a")
            try await terminal.waitFor("acknowledged by")
            // Nobody but a person says that it is over: that is a question, and Enter is no answer to it.
            try terminal.type("x")
            try await terminal.waitFor("Is it?")
            try terminal.press("Enter")
            try await terminal.waitForGone("Is it?")
            #expect(try terminal.screen().contains("power cut"))
            try terminal.type("x")
            try await terminal.waitFor("Is it?")
            try terminal.type("y")
            try await terminal.waitFor("reset")
        }
        try await TmuxTerminal.fleettop(Self.watch + ["--read-only"]) { terminal in
            let port = try await terminal.port()
            try TrackerSocket.send(Frame.full("ALM-J", Frame.device(1)), over: .tcp, port: port)
            try await terminal.waitFor("power cut")
            try terminal.type("2a")
            try await terminal.waitFor("read only")
            #expect(try !terminal.screen().contains("acknowledged by"))
        }
    }
}
