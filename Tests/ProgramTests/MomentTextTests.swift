import Fleet
import Testing

@testable import fleettop

/// Moments on the command line.
@Suite struct MomentTextTests {
    private static let now = Timestamp(milliseconds: 1_795_334_400_000)  // 2026-11-22T08:00:00Z

    @Test(arguments: [
        ("2026-11-22T08:00:00Z", false, "2026-11-22T08:00:00Z"),
        ("2026-11-22T08:00:00.25Z", false, "2026-11-22T08:00:00.250Z"),
        ("2026-11-22t10:00:00+02:00", false, "2026-11-22T08:00:00Z"),
        ("2026-11-22T08:00:00Z", true, "2026-11-22T08:00:00.999Z"),
        ("2026-11-22 08:00Z", false, "2026-11-22T08:00:00Z"),
        ("2026-11-22", false, "2026-11-22T00:00:00Z"),
        ("2026-11-22", true, "2026-11-22T23:59:59.999Z"),
        ("-24h", false, "2026-11-21T08:00:00Z"),
        ("-7d", true, "2026-11-15T08:00:00Z"),
    ])
    func understood(_ text: String, _ isEnd: Bool, _ moment: String) {
        #expect(MomentText.moment(text, now: Self.now, isEnd: isEnd)?.iso8601 == moment)
    }

    @Test(arguments: [
        "", "yesterday", "24h", "-24", "-h", "2026", "2026-13-01", "2026-02-30", "2026-11-22T25:00:00Z",
        "2026-11-22T08:00:00", "2026-11-22T08:00:00+99:00", "2026-11-22Z", "٢٠٢٦-11-22",
    ])
    func refused(_ text: String) {
        #expect(MomentText.moment(text, now: Self.now, isEnd: false) == nil)
    }
}
