import Canvas
import Testing

/// Roles and how themes fill them.
struct ThemeTests {
    @Test(arguments: ThemeRole.allCases)
    func everyRoleHasANameAMeaningAndAFallbackThatEndsAtText(role: ThemeRole) {
        #expect(ThemeRole(name: role.traits.name) == role)
        #expect(!role.traits.meaning.isEmpty)
        var last = role
        for _ in ThemeRole.allCases { last = last.traits.fallback ?? last }
        #expect(last == .text)
    }

    @Test func namesOfRolesAreDifferentAndUnknownOnesAreNone() {
        #expect(Set(ThemeRole.allCases.map(\.traits.name)).count == ThemeRole.allCases.count)
        #expect(ThemeRole(name: "nonsense") == nil)
    }

    @Test(arguments: ThemeRole.allCases)
    func theDarkThemeResolvesEveryRole(role: ThemeRole) {
        let style = Theme.dark[role]
        #expect(style.foreground != nil && style.background != nil)
        #expect(style.foreground?.rgb != nil)
        #expect(style.foreground != style.background)
        let hasGround = style.background != Theme.dark[.text].background
        #expect(Theme.dark.ink(role).background == (hasGround ? style.background : nil))
    }

    @Test(arguments: ThemeRole.allCases)
    func anEmptyThemeIsTheTerminalsOwn(role: ThemeRole) {
        let theme = Theme(name: "empty", assigned: [:])
        #expect(theme[role] == Style(foreground: .terminalDefault, background: .terminalDefault))
    }

    @Test func aRoleLeftOutLooksLikeItsFallback() {
        let red = Style(foreground: Color(rgb: 0xFF0000), attributes: .bold)
        let theme = Theme(name: "one", assigned: [.bad: red])
        #expect(theme[.alarm1].foreground == red.foreground && theme[.alarm1].attributes == .bold)
        #expect(theme[.alarm2] == theme[.alarm1])
        #expect(theme[.alarm3].foreground == .terminalDefault)
    }

    @Test func theBackgroundOfTextIsThatOfAllRolesWithoutTheirOwn() {
        let paper = Color(rgb: 0xFFFFFF)
        let theme = Theme(
            name: "light",
            assigned: [
                .text: Style(foreground: Color(rgb: 0), background: paper),
                .dim: Style(foreground: Color(rgb: 0x777777)),
            ])
        #expect(ThemeRole.allCases.allSatisfy { theme[$0].background == paper })
    }

    @Test(arguments: ["#ff8000", "FF8000"])
    func coloursAreReadFromHex(text: String) {
        #expect(Color(hex: text)?.rgb == 0xFF8000)
    }

    @Test(arguments: ["", "#fff", "#ff80000", "ff80 0", "#gg0000", "red"])
    func otherTextsAreNoColours(text: String) {
        #expect(Color(hex: text) == nil)
    }
}
