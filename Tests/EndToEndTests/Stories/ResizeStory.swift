import Testing

extension EndToEnd {
    /// The window shrinks to nothing and grows again while a fleet drives.
    @Suite struct ResizeStory {
        private static let sizes = [
            (200, 50), (120, 20), (79, 24), (40, 10), (20, 5), (10, 3), (5, 2), (2, 1), (1, 1), (1, 24), (80, 1),
            (3, 3),
            (140, 40),
        ]

        @Test func itDrawsAtEverySize() async throws {
            try await TmuxTerminal.fleettop(["demo"]) { terminal in
                try await terminal.waitFor("SOS")
                for (width, height) in Self.sizes {
                    try terminal.resize(width: width, height: height)
                    try await terminal.waitForScreen("something at \(width)x\(height)") { screen in
                        try terminal.state("pane_dead") == "0"
                            && (width < 2 || screen.contains { !$0.isWhitespace })
                    }
                    // With every key something else has to fit.
                    for key in ["?", ":", "/"] {
                        try terminal.type(key)
                        try terminal.press("Escape")
                    }
                }
                try await terminal.waitForScreen("the wide dashboard") { screen in
                    screen.contains("fleettop") && screen.contains("2 Alarms") && screen.contains("3 Map")
                }
                try await terminal.waitForClock()
            }
        }
    }
}
