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

    @Test func threeThemesAreShipped() {
        #expect(Set(Self.shipped).isSuperset(of: ["dark.toml", "light.toml", "contrast.toml"]))
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

    /// Text has to stand out from its ground by WCAG's 4.5 to 1; lines and the map may be fainter.
    @Test(arguments: shipped) func textOfAShippedThemeIsReadable(_ name: String) throws {
        var problems: [ConfigProblem] = []
        let theme = try ThemeFile.read(Self.folder.appendingPathComponent(name), problems: &problems)
        let quiet: Set<ThemeRole> = [
            .frame, .mapCoast, .mapBorder, .mapDisputed, .mapRegion, .mapLake, .mapRiver, .mapLand, .mapUrban, .mapSea,
            .trailOld, .trailNew, .trailGap, .trailSlow, .trailFast, .mapUncertainty, .mapCity, .mapMotorway, .mapRoad,
            .mapStreet, .mapRail, .mapWater,
            .mapPark,
            .mapBuiltUp,
        ]
        for role in ThemeRole.allCases where !quiet.contains(role) {
            guard let ink = theme[role].foreground?.rgb else { continue }
            // The dark theme leaves the ground to the terminal, which is taken as black here.
            let ground = theme[role].background?.rgb ?? 0x000000
            #expect(Contrast.ratio(ink, ground) >= 4.5, "\(role.traits.name): \(Contrast.ratio(ink, ground))")
        }
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

/// How far two colours stand apart, by WCAG 2.1.
enum Contrast {
    static func ratio(_ one: UInt32, _ other: UInt32) -> Double {
        let lights = [luminance(one), luminance(other)].sorted()
        return (lights[1] + 0.05) / (lights[0] + 0.05)
    }

    private static func luminance(_ rgb: UInt32) -> Double {
        func channel(_ shift: UInt32) -> Double {
            let value = Double(rgb >> shift & 255) / 255
            return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }
}
