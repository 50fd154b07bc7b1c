import Canvas
import Foundation

/// What the check of a theme found, in lines.
struct ThemeReport {
    private let theme: Theme
    private let check: ThemeCheck

    init(_ theme: Theme) {
        self.theme = theme
        check = ThemeCheck(theme)
    }

    /// Whether every pair can be read as it should.
    var isEnough: Bool { check.isEnough }

    /// A line a pair, then what is lost with fewer colours, then the sum.
    var lines: [String] {
        check.pairs.map(line) + check.losses.map(line)
            + check.plainInMono.map { "without colours \($0.traits.name) looks like text" } + [sum]
    }

    private func line(_ pair: ThemeCheck.Pair) -> String {
        let name = pair.role.traits.name
        let place = pair.role == pair.ground ? name : "\(name) on \(pair.ground.traits.name)"
        let ratio = pair.ratio.map { String(format: "%5.2f", $0) } ?? "    -"
        let target = pair.target.map { String(format: "%3.1f", $0) } ?? "  -"
        let verdict = pair.ratio == nil ? "the terminal's own" : pair.isEnough ? "ok" : "too low"
        return place.padding(toLength: 34, withPad: " ", startingAt: 0) + "\(ratio)  \(target)  \(verdict)"
    }

    private func line(_ loss: ThemeCheck.Loss) -> String {
        let ground = loss.role == loss.ground ? "its ground" : loss.ground.traits.name
        return "with \(loss.colors) colours \(loss.role.traits.name) is the same as \(ground)"
    }

    private var sum: String {
        let low = check.pairs.count { !$0.isEnough }
        let lowest = check.lowest.flatMap(\.ratio).map { String(format: ", lowest of text %.2f", $0) } ?? ""
        return Text.plain(theme.name) + ": \(check.pairs.count) pairs, \(low) too low" + lowest
    }
}
