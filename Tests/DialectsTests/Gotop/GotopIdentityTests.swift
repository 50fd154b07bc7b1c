import Dialects
import Fleet
import Testing

/// The first field: a string of 14 to 16 digits (gotop.md section 2).
@Suite struct GotopIdentityTests {
    @Test(arguments: ["12345678901234", "123456789012345", "1234567890123456", "00000000000000", "012896001890042"])
    func fourteenToSixteenDigits(_ identity: String) throws {
        let report = try GotopText.report(GotopText.message("CMD-X", nil, identity: identity))
        #expect(report.device.description == identity)
    }

    @Test(arguments: [
        "", "1234567890123", "12345678901234567", "86178500151534X", "８６１７８５００１５１５３４９", "\u{1B}[31m1234567890",
        "8617850015 5349", "-61785001515349",
    ]) func nothingElse(_ identity: String) {
        GotopText.expectRefused(GotopText.message("CMD-X", nil, identity: identity))
    }

    @Test func everyMessageHasItsOwn() {
        let text = GotopText.message("CMD-X", nil) + GotopText.message("CMD-X", nil, identity: "012896001890042")
        let reports = decodeStream([Array(text.utf8)]).reports
        #expect(reports.map(\.device.description) == [GotopText.identity, "012896001890042"])
    }
}
