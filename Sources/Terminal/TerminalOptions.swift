/// How the terminal is to be used.
public struct TerminalOptions: Sendable {
    /// How many colours may be used.
    public enum ColorLevel: Sendable {
        /// As many as the terminal description offers, none when `NO_COLOR` is set.
        case automatic
        case none, sixteen, twoHundredFiftySix
    }

    /// Whether only ASCII may be drawn; a locale without UTF-8 has the same effect.
    public var ascii: Bool
    /// Whether the terminal draws characters of ambiguous width in two columns; ASCII then stands for them, because
    /// ncurses counts one.
    public var ambiguousIsWide = false
    /// How many colours may be used.
    public var colorLevel: ColorLevel
    /// Whether frames are bracketed by the synchronised-output mode (private mode 2026).
    public var synchronizedFrames: Bool
    /// Whether the mouse is captured from the start.
    public var mouse: Bool

    /// Options; without arguments what suits most terminals.
    public init(
        ascii: Bool = false, colorLevel: ColorLevel = .automatic, synchronizedFrames: Bool = true, mouse: Bool = true
    ) {
        self.ascii = ascii
        self.colorLevel = colorLevel
        self.synchronizedFrames = synchronizedFrames
        self.mouse = mouse
    }
}

/// Why no screen could be opened.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// Nothing is known about the terminal that `TERM` names.
    case unknownTerminal(String)
    /// The terminal that `TERM` names cannot place its cursor.
    case tooSimple(String)
    /// A descriptor that wakes the main loop could not be made.
    case noDescriptors

    /// One line for a person: what is wrong and what would be right.
    public var description: String {
        switch self {
        case .notATerminal: "standard input and output must be a terminal"
        case .unknownTerminal(""): "TERM is not set; try TERM=xterm-256color"
        case .unknownTerminal(let name): "unknown terminal type TERM=\(name); try TERM=xterm-256color"
        case .tooSimple(let name): "the terminal type TERM=\(name) cannot place the cursor; try TERM=xterm-256color"
        case .noDescriptors: "too many open files: the screen cannot be opened"
        }
    }
}
