import Atlas
import Dashboard
import Foundation
import Logging
import Synchronization
import TOMLKit

/// The file `state.toml`, which keeps what the screen remembers.
///
/// It is written on a queue of its own; trouble with it is a line in the log and nothing more.
final class ScreenMemoryFile {
    private let writer: NewestWriter<ScreenMemory>
    private var kept: ScreenMemory
    private var keptAt: ContinuousClock.Instant?

    /// How long it waits at least before it writes again.
    private static let pause = Duration.seconds(3)

    /// A file, and what is in it.
    init(_ url: URL, kept: ScreenMemory, logger: Logger) {
        self.kept = kept
        let hasFailed = Mutex(false)
        writer = NewestWriter(label: "fleettop.memory") { memory in
            let isWritten = Self.write(memory, to: url)
            let isNews = hasFailed.withLock { hasFailed in
                defer { hasFailed = !isWritten }
                return !isWritten && !hasFailed
            }
            if isNews { logger.warning("what the screen remembers cannot be kept in \(url.path)") }
        }
    }

    /// What is remembered; nothing where there is no file, or none that can be read.
    static func read(_ url: URL) -> ScreenMemory {
        guard let text = try? TOMLText(contentsOf: url) else { return ScreenMemory() }
        let screen = text.table["screen"]?.table
        var memory = ScreenMemory()
        memory.theme = screen?["theme"]?.string
        memory.sort = screen?["sort"]?.string
        memory.isSortInverted = screen?["inverted"]?.bool
        memory.drawing = screen?["drawing"]?.string.flatMap(MapDrawing.init)
        memory.mouse = screen?["mouse"]?.bool
        let columns = text.table["columns"]?.table
        for view in columns?.keys.sorted().prefix(100) ?? [] {
            let choices = columns?[view]?.array?.compactMap { $0.string.flatMap(ColumnChoice.init) } ?? []
            if !choices.isEmpty { memory.columns[view] = Array(choices.prefix(ColumnChoice.maximumCount)) }
        }
        let history = text.table["palette"]?.table?["history"]?.array?.compactMap(\.string) ?? []
        memory.paletteHistory = Array(history.prefix(20))
        return memory
    }

    /// Has what has changed written, at most every few seconds.
    ///
    /// - Parameter isLast: whether this is the end, when nothing waits; returns when all is written, or after two seconds.
    func keep(_ memory: ScreenMemory, isLast: Bool = false) {
        defer { if isLast { writer.finish() } }
        guard memory != kept else { return }
        if !isLast, let keptAt, ContinuousClock.now - keptAt < Self.pause { return }
        keptAt = .now
        kept = memory
        writer.put(memory)
    }

    /// Writes the file; whether that has succeeded.
    private static func write(_ memory: ScreenMemory, to url: URL) -> Bool {
        // A link stays a link: what it points at is replaced.
        let place = url.resolvingSymlinksInPath()
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text(memory).utf8).write(to: place, options: .atomic)
            return true
        } catch {
            return false
        }
    }

    /// The file.
    static func text(_ memory: ScreenMemory) -> String {
        let quoted = TOMLText.quoted
        var lines = ["# What fleettop remembers of its screen; written by the program.", "[screen]"]
        if let theme = memory.theme { lines.append("theme = \(quoted(theme))") }
        if let sort = memory.sort { lines.append("sort = \(quoted(sort))") }
        if let isInverted = memory.isSortInverted { lines.append("inverted = \(isInverted)") }
        if let drawing = memory.drawing { lines.append("drawing = \(quoted(drawing.rawValue))") }
        if let mouse = memory.mouse { lines.append("mouse = \(mouse)") }
        if !memory.columns.isEmpty {
            lines.append("[columns]")
            for (view, choices) in memory.columns.sorted(by: { $0.key < $1.key }) {
                lines.append("\(quoted(view)) = [\(choices.map { quoted($0.text) }.joined(separator: ", "))]")
            }
        }
        if !memory.paletteHistory.isEmpty {
            lines += ["[palette]", "history = [\(memory.paletteHistory.map(quoted).joined(separator: ", "))]"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
