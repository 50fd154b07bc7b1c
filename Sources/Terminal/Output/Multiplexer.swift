import Glibc

/// The program between this one and the person's terminal that keeps what it does not know to itself.
public enum Multiplexer: Sendable, Equatable {
    case none, tmux, screen

    /// The longest piece that GNU screen passes on; its buffer ends at 768 bytes.
    private static let maximumPiece = 500

    /// From the environment; where one runs in the other, tmux is taken for the inner one.
    public static var here: Multiplexer { of { getenv($0).map { String(cString: $0) } } }

    /// From the variables that each of them sets.
    static func of(_ variable: (String) -> String?) -> Multiplexer {
        if variable("TMUX")?.isEmpty == false { return .tmux }
        return variable("STY")?.isEmpty == false ? .screen : .none
    }

    /// A sequence that reaches the terminal around it.
    func wrapped(_ sequence: [UInt8]) -> [UInt8] {
        switch self {
        case .none: sequence
        case .tmux: EscapeSequences.tmuxWrapped(sequence)
        case .screen:
            stride(from: 0, to: sequence.count, by: Self.maximumPiece).flatMap { start in
                [0x1B, UInt8(ascii: "P")] + sequence[start..<min(start + Self.maximumPiece, sequence.count)]
                    + [0x1B, UInt8(ascii: "\\")]
            }
        }
    }
}
