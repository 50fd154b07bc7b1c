import Canvas
import Fleet
import Widgets

/// What the listener and the store have counted, in words.
enum ListenerText {
    /// The lines of the view; losses that happened stand out, the others stay quiet.
    static func items(_ painter: Painter) -> [TextBlock.Item] {
        let state = painter.state
        let totals = state.live.totals
        let store = [
            NamedCount(name: "reports taken in", count: Int(clamping: totals.reports), isLoss: false),
            NamedCount(name: "pieces not understood", count: Int(clamping: totals.unparsed), isLoss: true),
            NamedCount(name: "sent again, kept once", count: Int(clamping: totals.repetitions), isLoss: false),
            NamedCount(name: "unknown trackers refused", count: Int(clamping: totals.unknownRefused), isLoss: true),
            NamedCount(name: "devices refused: no room", count: Int(clamping: totals.devicesRefused), isLoss: true),
            NamedCount(name: "alarms given up: no room", count: totals.alarmsDiscarded, isLoss: true),
        ]
        let rate = state.rate.perSecond(at: state.now).map { NumberText.fixed($0, decimals: 1) + " reports a second" }
        let problems = state.problems.map { TextBlock.Item.paragraph($0, style: painter.theme.ink(.warning)) }
        let wrong = problems.isEmpty ? [] : [.heading("Problems in files")] + problems + [.blank]
        return wrong + [
            .heading("Listening on \(state.listening)"),
            .pair(key: "rate", value: rate ?? "", style: painter.theme.ink(.text)), .blank, .heading("Fleet"),
        ]
            + store.map { line($0, painter) } + [.blank, .heading("Listener")]
            + state.counters.map { line($0, painter) } + [.blank] + journal(painter)
    }

    /// How the journal goes: what it waits for and what it gave up.
    private static func journal(_ painter: Painter) -> [TextBlock.Item] {
        guard let journal = painter.state.journal else {
            return [
                .heading("Journal"), .paragraph("none is kept: a restart forgets", style: painter.theme.ink(.dim)),
            ]
        }
        let trouble = journal.failure.map { TextBlock.Item.paragraph($0, style: painter.theme.ink(.bad)) }
        let figures = [
            ("entries written", "\(journal.written) in \(journal.commits) commits"),
            ("size", NumberText.bytes(journal.sizeBytes)),
            ("oldest entry of the last commit", "\(journal.lagMilliseconds) ms old"),
            ("last commit", NumberText.fixed(journal.commitMilliseconds, decimals: 1) + " ms"),
        ]
        let losses = [
            NamedCount(name: "entries waiting", count: journal.waiting, isLoss: false),
            NamedCount(name: "raw messages given up", count: Int(clamping: journal.rawGivenUp), isLoss: true),
            NamedCount(name: "reports given up", count: Int(clamping: journal.reportsGivenUp), isLoss: true),
        ]
        return [.heading("Journal \(journal.path)")] + (trouble.map { [$0] } ?? [])
            + figures.map { .pair(key: $0.0, value: $0.1, style: painter.theme.ink(.text)) }
            + losses.map { line($0, painter) }
    }

    private static func line(_ counter: NamedCount, _ painter: Painter) -> TextBlock.Item {
        let role: ThemeRole = counter.count == 0 ? .dim : counter.isLoss ? .warning : .text
        return .pair(key: counter.name, value: String(counter.count), style: painter.theme.ink(role))
    }
}
