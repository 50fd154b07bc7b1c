import Canvas
import Glibc

/// Whether a terminal is light or dark, where that can be known.
public enum TerminalGround: Sendable, Equatable {
    case light, dark

    /// From a colour: light where black ink stands out more from it than white ink.
    init(rgb: UInt32) {
        self = Contrast.luminance(rgb) > 0.18 ? .light : .dark
    }

    /// From `COLORFGBG`, such as `0;15` or `0;default;15`; nil where that says nothing.
    init?(colorVariable text: String) {
        guard text.contains(";"), let last = text.split(separator: ";").last, let number = Int(last) else { return nil }
        switch number {
        case 7, 9...15: self = .light
        case 0...6, 8: self = .dark
        default: return nil
        }
    }
}

extension Screen {
    /// Whether the terminal is light or dark; nil where neither it nor `COLORFGBG` says so.
    ///
    /// Asks the terminal and waits for its answer, for so long at most; what a person types meanwhile comes with the next
    /// ``readEvents()``. An answer that comes later is swallowed.
    public func ground(within patience: Duration = .milliseconds(100)) -> TerminalGround? {
        // Consoles would show the question.
        if hasColors, understandsReports {
            // The second question is one that every terminal answers: after its answer no other is to be waited for.
            TerminalWriter.write(Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8))
            let deadline = ContinuousClock.now + patience
            while !input.answers.hasAttributes, ContinuousClock.now < deadline {
                let left = ContinuousClock.now.duration(to: deadline).components
                var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
                let milliseconds = Int32(
                    clamping: max(1, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000))
                guard poll(&polled, 1, milliseconds) > 0, polled.revents & Int16(POLLIN) != 0 else { break }
                input.readAhead()
            }
            if let rgb = input.answers.ground { return TerminalGround(rgb: rgb) }
        }
        return getenv("COLORFGBG").flatMap { TerminalGround(colorVariable: String(cString: $0)) }
    }
}
