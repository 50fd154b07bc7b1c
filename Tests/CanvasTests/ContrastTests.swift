import Canvas
import Testing

/// Contrast by the guidelines, and what a check says about a theme.
struct ContrastTests {
    @Test(
        arguments: [
            (0x000000, 0xFFFFFF, 21.0), (0xFFFFFF, 0x000000, 21.0), (0x777777, 0xFFFFFF, 4.48),
            (0xFF0000, 0xFFFFFF, 4.0),
            (0x123456, 0x123456, 1.0),
        ] as [(UInt32, UInt32, Double)])
    func theRatioIsThatOfTheGuidelines(one: UInt32, other: UInt32, ratio: Double) {
        #expect(abs(Contrast.ratio(one, other) - ratio) < 0.005)
    }

    @Test func aCheckNamesWhatIsTooLowAndOnWhat() throws {
        let theme = Theme(
            name: "mud",
            assigned: [
                .text: Style(foreground: Color(rgb: 0xFFFFFF), background: Color(rgb: 0x000000)),
                .dim: Style(foreground: Color(rgb: 0x444444)),
                .header: Style(background: Color(rgb: 0xEEEEEE)),
            ])
        let low = ThemeCheck(theme).pairs.filter { !$0.isEnough }
        #expect(low.contains { $0.role == .dim && $0.ground == .dim && $0.target == 4.5 })
        #expect(low.contains { $0.role == .alarm4 && $0.ground == .header })
        #expect(!low.contains { $0.role == .frame })
        #expect(!ThemeCheck(theme).isEnough)
    }

    @Test func aThemeOfTheTerminalsOwnColoursHasNoRatios() {
        let check = ThemeCheck(Theme(name: "own", assigned: [:]))
        #expect(check.pairs.allSatisfy { $0.ratio == nil && $0.isEnough })
        #expect(check.plainInMono.contains(.selection))
        #expect(check.lowest == nil)
    }

    @Test func coloursThatBecomeOneAreNamed() {
        let theme = Theme(
            name: "near",
            assigned: [
                .text: Style(foreground: Color(rgb: 0xFFFFFF), background: Color(rgb: 0x101010)),
                .dim: Style(foreground: Color(rgb: 0x111111)),
                .header: Style(foreground: Color(rgb: 0xFFFFFF), background: Color(rgb: 0x222222)),
            ])
        let losses = ThemeCheck(theme).losses
        #expect(losses.contains { $0.colors == 256 && $0.role == .dim && $0.ground == .dim })
        #expect(losses.contains { $0.colors == 16 && $0.role == .dim && $0.ground == .header })
        #expect(!losses.contains { $0.role == .header })
    }

    @Test func inkThatCannotBeReadOnABarGivesWayToTheBars() {
        let bar = Style(foreground: Color(rgb: 0xFFFFFF), background: Color(rgb: 0x005F87))
        let red = Style(foreground: Color(rgb: 0xFF5F5F), background: Color(rgb: 0x000000), attributes: .bold)
        #expect(red.legible(on: bar) == Style(attributes: .bold))
        let yellow = Style(foreground: Color(rgb: 0xFFFFAF))
        #expect(yellow.legible(on: bar) == yellow)
    }

    @Test func theSixteenColoursOfTheTerminalAreNumbers() {
        #expect(Color(ansi: 16) == nil && Color(ansi: -1) == nil)
        #expect(Color(ansi: 9)?.ansi == 9 && Color(ansi: 9)?.rgb == 0xFF0000)
        #expect(Color(rgb: 0xFF0000).ansi == nil && Color.terminalDefault.ansi == nil)
    }
}
