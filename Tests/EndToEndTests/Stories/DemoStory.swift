import Foundation
import Testing

extension EndToEnd {
    /// Somebody looks at the program for the first time.
    @Suite struct DemoStory {
        /// Whether the source tree has a theme beside the one that is compiled in.
        static let hasThemes = FileManager.default.fileExists(
            atPath: BuiltProgram.package.appendingPathComponent("Themes/light.toml").path)

        /// Escape sequences that set a colour: 30–37, 40–47, 90–107 and the extended ones.
        private static func colours(_ styled: String) -> Set<String> {
            let sequences = styled.matches(of: /\u{1B}\[([\d;:]*)m/)
            let numbers = sequences.flatMap { $0.1.split(separator: ";") }.compactMap { Int($0.prefix { $0 != ":" }) }
            return Set(numbers.filter { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }.map(String.init))
        }

        /// The names in the device table.
        private static func names(_ screen: String) -> Set<String> {
            let found = screen.matches(of: #/[a-z] +([A-Z][a-z]+ \d+) +\d+[smh] /#)
            return Set(found.map { String($0.1) })
        }

        @Test(arguments: [(80, 24), (140, 40), (200, 50)])
        func thereIsLifeWithinSeconds(_ size: (Int, Int)) async throws {
            try await TmuxTerminal.fleettop(["demo"], width: size.0, height: size.1) { terminal in
                _ = try await terminal.port()
                let limit = Duration.seconds(5)
                try await terminal.waitForScreen("a device on the move", within: limit) {
                    $0.contains(/▶ moving/) && $0.contains(/\d (↑|↗|→|↘|↓|↙|←|↖)/)
                }
                try await terminal.waitForScreen("an alarm", within: limit) { $0.contains("▲") && $0.contains("SOS") }
            }
        }

        @Test func theSameSeedGivesTheSameFleet() async throws {
            var fleets: [Set<String>] = []
            for seed in ["7", "7", "8"] {
                try await TmuxTerminal.fleettop(["demo", "--seed", seed], width: 200, height: 50) { terminal in
                    let fleet = try await eventually("24 names", evidence: { (try? terminal.screen()) ?? "" }) {
                        let names = Self.names(try terminal.screen())
                        return names.count == 24 ? names : nil
                    }
                    fleets.append(fleet)
                }
            }
            #expect(fleets[0] == fleets[1])
            #expect(fleets[0] != fleets[2])
        }

        @Test(arguments: [(["demo", "--ascii"], "C.UTF-8"), (["demo"], "C")])
        func asciiMeansNothingElse(_ arguments: [String], _ locale: String) async throws {
            let variables = ["LANG": locale]
            try await TmuxTerminal.fleettop(arguments, width: 200, height: 50, variables: variables) { terminal in
                try await terminal.waitFor("SOS")
                for key in ["", "?", ":"] {
                    try terminal.type(key)
                    #expect(try terminal.screen().utf8.allSatisfy { $0 < 128 })
                    try terminal.press("Escape")
                }
            }
        }

        @Test func colourCanBeTurnedOff() async throws {
            try await TmuxTerminal.fleettop(["demo"]) { terminal in
                try await terminal.waitFor("SOS")
                #expect(!Self.colours(try terminal.styledScreen()).isEmpty)
            }
            let ways = [(["demo", "--no-color"], [:]), (["demo"], ["NO_COLOR": "1"])]
            for (arguments, variables) in ways {
                try await TmuxTerminal.fleettop(arguments, width: 140, height: 40, variables: variables) { terminal in
                    try await terminal.waitFor("SOS")
                    #expect(Self.colours(try terminal.styledScreen()) == [])
                }
            }
        }

        @Test func readOnlyRefusesWithWords() async throws {
            try await TmuxTerminal.fleettop(["demo", "--read-only"], width: 140, height: 40) { terminal in
                try await terminal.waitFor("SOS")
                try terminal.type("2a")
                try await terminal.waitFor("read only")
                #expect(try !terminal.screen().contains("acknowledged by"))
            }
        }

        @Test(.enabled(if: hasThemes), arguments: ["light", "contrast"])
        func aThemeCanBeChosen(_ theme: String) async throws {
            let package = BuiltProgram.package.path
            var looks: [String] = []
            for name in ["dark", theme] {
                try await TmuxTerminal.fleettop(
                    ["watch", "--listen", "127.0.0.1:0", "--theme", name], folder: package
                ) { terminal in
                    try await terminal.waitFor("No tracker yet.")
                    looks.append(
                        Set(try terminal.styledScreen().matches(of: /\u{1B}\[[\d;:]*m/).map { String($0.0) })
                            .sorted().joined())
                }
            }
            #expect(looks[0] != looks[1])
        }
    }
}
