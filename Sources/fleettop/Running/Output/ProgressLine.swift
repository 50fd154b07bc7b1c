import Foundation

/// One line on a terminal that says how far a long run is; nothing where standard error is no terminal.
final class ProgressLine {
    private let isShown = isatty(2) == 1
    private let began = ContinuousClock.now
    private var last = ContinuousClock.now
    private var isOnScreen = false

    /// Shows the words, at most five times a second and not within the first second.
    func show(_ words: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - began > .seconds(1), now - last > .milliseconds(200) else { return }
        last = now
        isOnScreen = true
        put("\r\u{1B}[K" + words())
    }

    /// Takes the line away.
    func clear() {
        if isOnScreen { put("\r\u{1B}[K") }
        isOnScreen = false
    }

    private func put(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
