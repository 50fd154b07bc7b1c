import Canvas
import Foundation
import Testing

@testable import fleettop

@Suite struct ThemeFileTests {
    /// The shipped themes, in the source tree beside this test.
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Themes").standardizedFileURL

    static let shipped: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".toml") }.sorted()
    }()

    @Test func theThemesOfTheReadmeAreShipped() {
        let names = [
            "amber", "ansi", "contrast", "daltonic-light", "dark", "deuteranopia", "fjord", "light", "mono",
            "parchment", "phosphor",
            "sunlit", "tritanopia",
        ]
        #expect(Self.shipped == names.map { $0 + ".toml" })
    }

    @Test(arguments: shipped) func everyShippedThemeIsCompiledIn(_ file: String) throws {
        let name = String(file.dropLast(5))
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(Self.folder.appendingPathComponent(file), problems: &problems)
        #expect(EmbeddedThemes.theme(name) == theme)
        #expect(EmbeddedThemes.names.map { $0 + ".toml" } == Self.shipped)
    }

    @Test func aFileOfTheOwnFolderTakesThePlaceOfAThemeCompiledIn() throws {
        let folder = try ScratchFolder()
        let paths = Paths(environment: ["XDG_CONFIG_HOME": folder.url.path, "HOME": "/"], executable: "/nowhere/bin/f")
        try FileManager.default.createDirectory(at: paths.ownThemes, withIntermediateDirectories: true)
        _ = try folder.write("[roles]\ntext = \"#123456\"\n", to: "fleettop/themes/amber.toml")
        var problems: [ConfigProblem] = []
        let theme = ThemeLibrary(paths).theme("amber", problems: &problems)
        #expect(theme?[.text].foreground == Color(rgb: 0x123456))
    }

    @Test func everyThemeIsNamedOnceAlsoOneThatCannotBeRead() throws {
        let folder = try ScratchFolder()
        let paths = Paths(environment: ["XDG_CONFIG_HOME": folder.url.path, "HOME": "/"], executable: "/nowhere/bin/f")
        try FileManager.default.createDirectory(at: paths.ownThemes, withIntermediateDirectories: true)
        for name in ["zebra", "amber", "dark"] { _ = try folder.write("[roles", to: "fleettop/themes/\(name).toml") }
        let library = ThemeLibrary(paths)
        #expect(library.names.starts(with: ["dark", "amber", "zebra"]))
        #expect(library.names.sorted() == (EmbeddedThemes.names + ["zebra"]).sorted())
        #expect(!library.themes.map(\.name).contains("zebra"))
        #expect(library.missing("x").hasPrefix("there is no theme 'x'; there are dark, amber, zebra, ansi"))
    }

    @Test func theColoursOfTheTerminalHaveNumbers() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("[roles]\ntext = \"ansi-12\"\ndim = \"ansi-16\"\n", to: "ansi.toml")
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(file, problems: &problems)
        #expect(theme[.text].foreground?.ansi == 12)
        #expect(problems.compactMap(\.line) == [3])
    }

    @Test(arguments: shipped) func everyRoleOfAShippedThemeResolves(_ name: String) throws {
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(Self.folder.appendingPathComponent(name), problems: &problems)
        #expect(problems.isEmpty, "\(problems)")
        #expect(theme.name + ".toml" == name)
        for role in ThemeRole.allCases {
            #expect(theme[role].foreground != nil && theme[role].background != nil, "\(role.traits.name)")
        }
    }

    /// Text has to stand out from its ground by WCAG's 4.5 to 1, lines and marks by 3.
    @Test(arguments: shipped) func everyPairOfAShippedThemeIsReadable(_ name: String) throws {
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(Self.folder.appendingPathComponent(name), problems: &problems)
        let low = ThemeCheck(theme).pairs.filter { !$0.isEnough }
        #expect(low.isEmpty, "\(low.map { "\($0.role) on \($0.ground): \($0.ratio ?? 0)" })")
        #expect(ThemeReport(theme).isEnough)
    }

    /// Terminals of 256 colours take the nearest ones: text must stand out from its ground there too.
    @Test(arguments: shipped) func everyPairIsReadableWithTwoHundredAndFiftySixColours(_ name: String) throws {
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(Self.folder.appendingPathComponent(name), problems: &problems)
        let low = ThemeCheck(theme.reduced).pairs.filter { !$0.isEnough }
        #expect(low.isEmpty, "\(low.map { "\($0.role) on \($0.ground): \($0.ratio ?? 0)" })")
        #expect(ThemeCheck(theme).losses.allSatisfy { $0.colors == 16 })
    }

    /// The states and priorities stay apart for the eyes that a theme is for.
    @Test(arguments: [
        ("deuteranopia", "deuteranopia"), ("tritanopia", "tritanopia"), ("daltonic-light", "deuteranopia"),
        ("daltonic-light", "tritanopia"),
    ]) func statesStayApartForTheColourBlind(_ name: String, _ eyes: String) throws {
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(Self.folder.appendingPathComponent(name + ".toml"), problems: &problems)
        let eye = try #require(ColourBlindness(rawValue: eyes))
        let groups: [[ThemeRole]] = [
            [.moving, .idling, .stopped, .parked, .stale, .offline, .new], [.alarm1, .alarm2, .alarm3, .alarm4],
        ]
        for roles in groups {
            for (place, one) in roles.enumerated() {
                for other in roles.dropFirst(place + 1) {
                    let apart = eye.distance(theme[one].foreground, theme[other].foreground)
                    #expect(apart > 15, "\(one) and \(other): \(apart)")
                }
            }
        }
    }

    @Test func aThemeForNobodyWithoutGreenWouldFailThatTest() {
        #expect(ColourBlindness.deuteranopia.distance(Color(rgb: 0x87AFFF), Color(rgb: 0xD787FF)) < 15)
    }

    @Test func theDarkThemeOfTheFileIsTheOneCompiledIn() throws {
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(Self.folder.appendingPathComponent("dark.toml"), problems: &problems)
        for role in ThemeRole.allCases {
            #expect(theme[role] == Theme.dark[role], "\(role.traits.name)")
        }
    }

    @Test func whatIsWrongIsNamedAndTheRestCounts() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(
            """
            name = "mine"
            [palette]
            sky = "#87d7ff"
            mud = "brown"
            [roles]
            text = "sky"
            sparkle = "sky"
            dim = { fg = "nowhere" }
            strong = { fg = "#ffffff", bold = true, underline = true }
            bad = "default"
            """, to: "mine.toml")
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(file, problems: &problems)
        #expect(Set(problems.compactMap(\.line)) == [4, 7, 8])
        #expect(theme[.text].foreground == Color(rgb: 0x87D7FF))
        #expect(theme[.strong].attributes == [.bold, .underline])
        #expect(theme[.dim] == theme[.text])
        #expect(theme[.bad].foreground == .terminalDefault)
    }
}
