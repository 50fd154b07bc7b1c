import Canvas
import Fleet
import Widgets

/// One figure: what it is, how it stands, what it should be, and how good that is.
struct FigureLine {
    let name: String
    let value: String
    let target: String
    let verdict: AlarmFigures.Verdict

    /// All figures, one line each.
    static func all(_ figures: AlarmFigures) -> [FigureLine] {
        [
            FigureLine(
                name: "alarms in 10 minutes",
                value: NumberText.fixed(figures.rate, decimals: figures.rate < 10 ? 2 : 1),
                target: "1, at most 2", verdict: figures.rateVerdict),
            FigureLine(
                name: "windows above 10", value: percent(figures.overloadedShare), target: "under 1 %",
                verdict: figures.overloadVerdict),
            FigureLine(
                name: "hours above 30", value: "\(figures.busyHours) of \(figures.hourCount)", target: "under 1 %",
                verdict: figures.busyVerdict),
            FigureLine(
                name: "peak in 10 minutes", value: String(figures.peak), target: "up to 10",
                verdict: figures.peakVerdict),
            FigureLine(
                name: "share of the top ten", value: figures.total > 0 ? percent(figures.topShare) : noneYet,
                target: "under 5 %", verdict: figures.topVerdict),
            FigureLine(
                name: "priorities 1+2, 3, 4",
                value: figures.total > 0
                    ? figures.mix.map { NumberText.fixed($0 * 100, decimals: 0) }.joined(separator: "/") : noneYet,
                target: "5/15/80", verdict: figures.mixVerdict),
            FigureLine(
                name: "critical within 2 min", value: figures.criticalInTime.map(percent) ?? noneYet, target: "95 %",
                verdict: figures.criticalVerdict),
            FigureLine(
                name: "chattering now", value: String(figures.chattering), target: "none",
                verdict: figures.chatteringVerdict),
            FigureLine(
                name: "stale now, over a day", value: String(figures.stale), target: "under 5",
                verdict: figures.staleVerdict),
            FigureLine(
                name: "shelved now", value: String(figures.shelved), target: "under 30",
                verdict: figures.shelvedVerdict),
            FigureLine(
                name: "out of service now", value: String(figures.outOfService), target: "with reasons",
                verdict: .none),
        ]
    }

    /// What a figure says that has nothing to be made from.
    private static let noneYet = "none yet"

    /// A share in percent, with a decimal where it is small.
    static func percent(_ share: Double) -> String {
        NumberText.fixed(share * 100, decimals: share > 0 && share < 0.1 ? 1 : 0) + " %"
    }

    /// A time to acknowledge: it is known as the upper end of a step.
    static func time(_ seconds: Int64?, of count: Int) -> String {
        guard count > 0 else { return "" }
        guard let seconds else { return "> 1 d" }
        return seconds < 120 ? "\(seconds) s" : seconds < 7200 ? "\(seconds / 60) min" : "\(seconds / 3600) h"
    }
}
