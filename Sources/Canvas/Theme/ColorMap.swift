/// How many colours end up on the terminal.
public enum ColorDepth: Int, Comparable, Sendable {
    case mono, eight, sixteen, palette256

    /// Fewer colours come first.
    public static func < (lhs: ColorDepth, rhs: ColorDepth) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Finds the terminal colour nearest to a theme colour.
public enum ColorMap {
    /// The index of the nearest colour, 0 to 255; the first sixteen are left to the user unless they are all there is.
    public static func nearest(to rgb: UInt32, depth: ColorDepth) -> Int {
        switch depth {
        case .mono: 7
        case .eight: nearest(to: rgb, among: 0..<8) { basic[$0] }
        case .sixteen: nearest(to: rgb, among: 0..<16) { basic[$0] }
        case .palette256: nearest(to: rgb, among: 16..<256, color: palette)
        }
    }

    /// The colours of the xterm palette from 16 up: a cube of six steps, then greys.
    public static func palette(_ index: Int) -> UInt32 {
        if index >= 232 {
            let level = UInt32(8 + (index - 232) * 10)
            return level << 16 | level << 8 | level
        }
        let place = index - 16
        return step(place / 36) << 16 | step(place / 6 % 6) << 8 | step(place % 6)
    }

    /// How far two colours look apart: squares weighted by the mean red ("redmean"), cheap and close to the eye.
    public static func distance(_ first: UInt32, _ second: UInt32) -> Int {
        let red = Int(first >> 16 & 255) - Int(second >> 16 & 255)
        let green = Int(first >> 8 & 255) - Int(second >> 8 & 255)
        let blue = Int(first & 255) - Int(second & 255)
        let meanRed = (Int(first >> 16 & 255) + Int(second >> 16 & 255)) / 2
        return (512 + meanRed) * red * red + 1024 * green * green + (767 - meanRed) * blue * blue
    }

    private static func nearest(to rgb: UInt32, among indices: Range<Int>, color: (Int) -> UInt32) -> Int {
        var best = indices.lowerBound
        var bestDistance = Int.max
        for index in indices {
            let apart = distance(rgb, color(index))
            if apart < bestDistance { (best, bestDistance) = (index, apart) }
        }
        return best
    }

    private static func step(_ level: Int) -> UInt32 {
        level == 0 ? 0 : UInt32(55 + level * 40)
    }

    /// The sixteen colours as xterm draws them; terminals differ, so this is only a guess.
    static let basic: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
}
