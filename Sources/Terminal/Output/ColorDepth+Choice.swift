import Canvas

extension ColorDepth {
    /// What to use, from the wish, the terminal's number of colours and whether `NO_COLOR` is set.
    static func choose(wish: TerminalOptions.ColorLevel, terminalColors: Int, noColor: Bool) -> ColorDepth {
        let offered: ColorDepth =
            switch terminalColors {
            case 256...: .palette256
            case 16...: .sixteen
            case 8...: .eight
            default: .mono
            }
        return switch wish {
        case .automatic: noColor ? .mono : offered
        case .none: .mono
        case .sixteen: min(offered, .sixteen)
        case .twoHundredFiftySix: offered
        }
    }
}
