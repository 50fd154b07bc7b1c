import Fleet
import Testing

@testable import Dashboard

/// Times as people type them.
struct PastTimeTests {
    /// Paris: two hours ahead of UTC in summer, one in winter; clocks go back on 2026-10-25 at 01:00 UTC.
    private static let paris = LocalClock { $0.seconds < 1_792_890_000 ? 7200 : 3600 }

    /// Sunday, 2026-11-22, 15:02:31 in Paris.
    private static let now = Scenario.start
    /// On the screen: Friday, 2026-11-20, 11:30:15 in Paris.
    private static let shown = moment(20, 10, 30, 15)

    private static func moment(_ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0, month: Int = 11) -> Timestamp
    {
        CalendarDate(year: 2026, month: month, day: day, hour: hour, minute: minute, second: second)?.timestamp
            ?? Timestamp(seconds: 0)
    }

    @Test(arguments: [
        ("14:02", moment(20, 13, 2)),
        ("14:02:31", moment(20, 13, 2, 31)),
        ("  9:05 ", moment(20, 8, 5)),
        ("2026-11-18 14:02", moment(18, 13, 2)),
        ("2026-11-18T14:02:09", moment(18, 13, 2, 9)),
        ("11-18 14:02", moment(18, 13, 2)),
        ("2026-11-18", moment(18, 10, 30, 15)),
        ("yesterday 9:30", moment(21, 8, 30)),
        ("Yesterday", moment(21, 10, 30, 15)),
        ("today 0:00", moment(21, 23, 0)),
        ("tue 14:00", moment(17, 13, 0)),
        ("Tuesday 14:00", moment(17, 13, 0)),
        ("sun 15:02", moment(22, 14, 2)),
        ("sun 16:00", moment(15, 15, 0)),
        ("mon", moment(16, 10, 30, 15)),
        ("-2h", moment(20, 8, 30, 15)),
        ("+30m", moment(20, 11, 0, 15)),
        ("-45s", moment(20, 10, 29, 30)),
        ("-1d", moment(19, 10, 30, 15)),
        ("-1w", moment(13, 10, 30, 15)),
        ("now", now),
        ("2026-10-24 12:00", moment(24, 10, 0, month: 10)),
        ("2026-10-25 02:30", moment(25, 0, 30, month: 10)),
        ("2026-10-25 12:00", moment(25, 11, 0, month: 10)),
    ])
    func isRead(text: String, expected: Timestamp) throws {
        let moment = try PastTime.read(text, from: Self.shown, now: Self.now, clock: Self.paris)
        #expect(moment == expected, "\(Self.paris.dateAndTime(moment))")
    }

    @Test(arguments: [
        ("", "type a time: "), ("25:00", "25:00 is no time of day"), ("12:60", "12:60 is no time of day"),
        ("noon", "noon is no time: "), ("2026-02-30 12:00", "2026-02-30 is no day of the calendar"),
        ("2026-13-01", "2026-13-01 is no day of the calendar"), ("-2x", "-2x: say how far"), ("-h", "-h: say how far"),
        ("-99999999999999999999h", "-99999999999999999999h: say how far"),
        ("2026-11-22 15:03", "2026-11-22 15:03:00 is still to come"), ("1:2:3:4", "1:2:3:4 is no time: "),
        ("a b c", "a b c is no time: "), ("14:02 tue", "14:02 tue is no time: "), ("--1", "--1: say how far"),
        ("１４:02", "１４:02 is no time: "),
    ])
    func isRefusedInOneLine(text: String, beginning: String) {
        #expect {
            _ = try PastTime.read(text, from: Self.shown, now: Self.now, clock: Self.paris)
        } throws: { error in
            let words = (error as? PastTimeProblem)?.words ?? ""
            return words.hasPrefix(beginning) && !words.contains("\n")
        }
    }

    @Test(
        arguments: [
            (0, "now"), (12_000, "12 s ago"), (840_000, "14 min ago"), (845_000, "14 min 5 s ago"),
            (7_200_000, "2 h ago"), (183_600_000, "2 d 3 h ago"), (-5, "now"),
        ] as [(Int64, String)])
    func howLongAgoIsSaidInWords(milliseconds: Int64, words: String) {
        #expect(PastText.ago(milliseconds) == words)
    }
}
