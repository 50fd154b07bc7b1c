import CNcurses
import Canvas

/// Reads bytes and keys through ncurses without ever drawing.
final class InputReader {
    /// A pad, because ncurses refreshes any other window that it reads from.
    private let pad: UnsafeMutablePointer<WINDOW>?
    private var decoder = InputDecoder()
    private var early: [InputEvent] = []
    private var lastByte = ContinuousClock.now

    /// The most codes that are taken in one go, so that a flood cannot keep the screen from being drawn.
    private static let maximumCodes = 100_000
    /// How long a paste may pause before it counts as ended.
    private static let pasteTimeout = Duration.seconds(1)

    init() {
        pad = newpad(1, 1)
        keypad(pad, true)
        nodelay(pad, true)
        set_escdelay(25)
        typeahead(-1)
        keyok(KEY_MOUSE, false)
        for (code, sequence) in KeyTable.sequences { define_key(sequence, code) }
    }

    /// Whether a paste has begun and its end has not come yet.
    var isPasting: Bool { decoder.isPasting }

    /// What the terminal has answered so far.
    var answers: TerminalAnswers { decoder.answers }

    /// Whether events wait that were read before their time.
    var hasEarlyEvents: Bool { !early.isEmpty }

    /// Takes in what has arrived, and keeps what a person did for the next ``read()``.
    func readAhead() {
        early = read()
    }

    /// Everything that has arrived, without waiting.
    func read() -> [InputEvent] {
        var count = 0
        while count < Self.maximumCodes {
            let code = wgetch(pad)
            if code == ERR { break }
            decoder.feed(code)
            count += 1
        }
        finish(received: count > 0)
        defer { early = [] }
        return early + decoder.takeEvents()
    }

    private func finish(received: Bool) {
        decoder.endOfInput()
        let now = ContinuousClock.now
        if received { lastByte = now }
        if decoder.isPasting, lastByte.duration(to: now) > Self.pasteTimeout { decoder.abandonPaste() }
    }
}
