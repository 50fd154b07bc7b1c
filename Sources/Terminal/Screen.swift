import CNcurses
import Canvas
import Glibc

/// The terminal as a screen: shows pictures and says what a person does.
///
/// One thread owns it, the main thread; ncurses knows no other way. ``close()`` gives the terminal back; after a crash,
/// at `exit` and on a stop signal that nobody hears it is given back too.
public final class Screen {
    /// Columns and rows of the terminal, at least 1 each.
    public private(set) var size: (width: Int, height: Int) = (80, 24)
    /// Whether only ASCII is drawn, by wish or because the locale has no UTF-8; choose the ``GlyphSet`` by it.
    public let isAscii: Bool
    /// Whether it is the console of Linux, whose fonts know few signs.
    public var isLinuxConsole: Bool { TerminalDescription.isLinuxConsole }
    /// Whether the terminal shows colours.
    public let hasColors: Bool

    let input: InputReader
    /// Whether the size changed and nobody has been told.
    var sizeChangePending = false
    let signalSource: WakeSource
    private var painter: FramePainter
    private let synchronizedFrames: Bool
    private var cursorIsShown: Bool?
    /// Whether the terminal can hide its cursor; ncurses says so only when first asked.
    private let canHideCursor: Bool
    /// Whether the terminal has a second screen, so that the first is as it was when this one goes.
    private let hasSecondScreen: Bool
    private var savedModes: termios
    let understandsReports: Bool
    private let multiplexer = Multiplexer.here
    private let restoreBytes: [UInt8]
    private var isOpen = true
    private var mouse: Bool
    /// Whether the title of the window is ours.
    private var hasTitle = false

    /// Takes the terminal over.
    ///
    /// Throws ``TerminalError`` before anything is written, so that its text can be printed as it is.
    public init(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
        isAscii = options.ascii || !TerminalDescription.adoptLocale()
        savedModes = try TerminalModes.current()
        try TerminalDescription.check()
        signalSource = try WakeSource()
        ProcessSignals.watch(waking: signalSource)
        TerminalModes.allowEightBits(savedModes)
        guard shim_newterm() != nil else {
            ProcessSignals.release()
            TerminalModes.set(savedModes)
            throw .unknownTerminal(TerminalDescription.name)
        }
        understandsReports = TerminalDescription.understandsReports
        canHideCursor = shim_capability("civis") != nil
        hasSecondScreen = shim_capability("rmcup") != nil
        restoreBytes = TerminalDescription.restoreBytes(reports: understandsReports)
        CrashGuard.arm(restoring: restoreBytes, modes: savedModes)
        let depth = Self.startColors(options.colorLevel)
        hasColors = depth != .mono
        painter = FramePainter(
            ascii: isAscii, avoidsAmbiguous: options.ambiguousIsWide,
            isLinuxConsole: TerminalDescription.isLinuxConsole,
            palette: StylePalette(depth: depth, terminalPairs: Int(shim_color_pairs())))
        input = InputReader()
        synchronizedFrames = options.synchronizedFrames && understandsReports
        mouse = options.mouse
        Self.setModes()
        adoptSize()
        sizeChangePending = false
        enableReports()
    }

    deinit {
        close()
    }

    /// Shows a picture: only what changed since the last one is sent, and nothing when nothing did.
    ///
    /// A picture of another size than ``size`` is cut or leaves the rest empty.
    public func present(_ canvas: Canvas) {
        guard isOpen, let extent = painter.paint(canvas, width: size.width, height: size.height) else { return }
        let isBracketed = synchronizedFrames && !extent.needsNoBracket
        if isBracketed { TerminalWriter.write(EscapeSequences.beginFrame) }
        placeCursor(canvas)
        wnoutrefresh(shim_stdscr())
        doupdate()
        if hasLinks {
            let links = painter.takeLinkBytes()
            if !links.isEmpty { TerminalWriter.write(links) }
        }
        if isBracketed { TerminalWriter.write(EscapeSequences.endFrame) }
    }

    /// Forgets what is on the terminal: the next picture is drawn whole, for when something else wrote there.
    public func redraw() {
        painter.invalidate()
        clearok(shim_curscr(), true)
    }

    /// Turns the capture of the mouse on or off; without it the terminal's own text selection works.
    public func setMouse(_ enabled: Bool) {
        guard isOpen, enabled != mouse else { return }
        mouse = enabled
        if understandsReports { send(enabled ? EscapeSequences.mouseOn : EscapeSequences.mouseOff) }
    }

    /// Rings the bell.
    public func ring() {
        if isOpen { TerminalWriter.write([0x07]) }
    }

    /// Sets the window title; anything unsafe in it is replaced.
    ///
    /// The one from before comes back in the end.
    public func setTitle(_ title: String) {
        guard isOpen, understandsReports else { return }
        hasTitle = true
        // GNU screen takes a title for Latin-1.
        let isPlain = isAscii || multiplexer == .screen
        TerminalWriter.write(EscapeSequences.title(isPlain ? asciiOnly(title) : title))
    }

    /// Brings back the window title from before.
    private func restoreTitle() {
        // Terminals that do not keep titles are left with none, rather than with an alarm that nobody updates.
        send(
            (hasTitle ? String(decoding: EscapeSequences.title(""), as: UTF8.self) : "")
                + EscapeSequences.bringTitleBack)
        hasTitle = false
    }

    /// Asks the terminal for a notification outside of its window; anything unsafe in it is replaced.
    public func notify(_ form: TerminalNotification.Form, title: String, body: String) {
        guard isOpen, understandsReports else { return }
        let texts = isAscii ? (asciiOnly(title), asciiOnly(body)) : (title, body)
        TerminalWriter.write(
            TerminalNotification.bytes(form, title: texts.0, body: texts.1, inside: multiplexer))
    }

    /// Whether the terminal may know links; GNU screen keeps them to itself.
    private var hasLinks: Bool { understandsReports && multiplexer != .screen }

    /// Whether the terminal may have a clipboard; consoles have none, and would show the letters of the request.
    public var hasClipboard: Bool { understandsReports }

    /// Puts a text on the clipboard of the person's terminal (OSC 52); false without a clipboard, or when it is too long.
    ///
    /// Whether the terminal obeys is not known. Inside tmux that needs `set-clipboard on` or `allow-passthrough on`.
    @discardableResult
    public func copyToClipboard(_ text: String) -> Bool {
        guard isOpen, hasClipboard, let bytes = EscapeSequences.clipboard(text, inside: multiplexer) else {
            return false
        }
        TerminalWriter.write(bytes)
        return true
    }

    /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal over again when it goes on.
    public func suspend() {
        guard isOpen else { return }
        leave()
        ProcessSignals.stopJob()
        ProcessSignals.discard([.suspend, .resume])
        enter()
    }

    /// Gives the terminal back; further calls do nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        CrashGuard.disarm()
        ProcessSignals.release()
    }

    /// Takes the terminal over again after somebody else had it.
    func enter() {
        Self.setModes()
        doupdate()
        cursorIsShown = nil
        adoptSize()
        redraw()
        enableReports()
    }

    /// Gives the terminal back for a while.
    private func leave() {
        if understandsReports {
            send(EscapeSequences.mouseOff + EscapeSequences.reportsOff)
            if TerminalDescription.isXterm { send(EscapeSequences.altAsBefore) }
            restoreTitle()
        }
        curs_set(1)
        endwin()
        // What is said next stands below the picture, not in its last line.
        if !hasSecondScreen { send("\r\n") }
        TerminalModes.set(savedModes)
    }

    /// Asks for the size; true when it changed.
    @discardableResult
    func adoptSize() -> Bool {
        let now = TerminalDescription.size()
        let changed = now != size
        size = now
        guard changed else { return false }
        sizeChangePending = true
        resizeterm(Int32(now.height), Int32(now.width))
        redraw()
        return true
    }

    private func placeCursor(_ canvas: Canvas) {
        if let cursor = canvas.cursor, canvas.bounds.contains(x: cursor.x, y: cursor.y), cursor.x < size.width,
            cursor.y < size.height
        {
            leaveok(shim_stdscr(), false)
            wmove(shim_stdscr(), Int32(cursor.y), Int32(cursor.x))
            showCursor(true)
        } else if showCursor(false) {
            leaveok(shim_stdscr(), true)
        } else {
            leaveok(shim_stdscr(), false)
            wmove(shim_stdscr(), Int32(size.height - 1), Int32(size.width - 1))
        }
    }

    /// Shows or hides the cursor; false when the terminal cannot.
    @discardableResult
    private func showCursor(_ shown: Bool) -> Bool {
        guard canHideCursor || shown else { return false }
        if cursorIsShown == shown { return true }
        guard curs_set(shown ? 1 : 0) != ERR else { return false }
        cursorIsShown = shown
        return true
    }

    private func enableReports() {
        guard understandsReports else { return }
        if TerminalDescription.isXterm { send(EscapeSequences.altSendsEscape) }
        send(EscapeSequences.keepTitle + EscapeSequences.reportsOn + (mouse ? EscapeSequences.mouseOn : ""))
    }

    private func send(_ sequence: String) {
        TerminalWriter.write(Array(sequence.utf8))
    }

    private static func setModes() {
        raw()
        noecho()
        nonl()
    }

    private static func startColors(_ wish: TerminalOptions.ColorLevel) -> ColorDepth {
        let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        guard wish != .none, !(wish == .automatic && noColor), start_color() == OK else { return .mono }
        use_default_colors()
        return ColorDepth.choose(wish: wish, terminalColors: Int(shim_colors()), noColor: noColor)
    }
}
