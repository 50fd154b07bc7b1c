/// The colours of a theme on terminals that have only sixteen of them, or eight.
///
/// There the nearest colour is often a grey, and red, green and blue become one. So the hue decides, and what could not
/// be read on its ground gives way.
extension ColorMap {
    /// The ink, 0 to 15, for a colour on one of the sixteen grounds; above 7 it takes bold where there are eight.
    ///
    /// With eight colours there is no dark grey: as bold black it is invisible where bold is not bright. Dark blue on
    /// black cannot be read either.
    public static func ink(_ rgb: UInt32, on ground: Int, depth: ColorDepth) -> Int {
        let wish = hued(rgb)
        if depth == .eight, wish & 7 == 4, Contrast.luminance(basic[ground & 15]) < 0.1 { return wish + 2 }
        let isGrey = greys.contains(wish)
        let likely: [Candidate] = isGrey ? [] : [Candidate(wish, atLeast: 1.7), Candidate(wish ^ 8, atLeast: 3)]
        let others = greys.sorted { away(rgb, basic[$0]) < away(rgb, basic[$1]) }.map {
            Candidate($0, atLeast: isGrey ? 2 : 3)
        }
        let candidates = (likely + others).filter { depth != .eight || $0.index != 8 }
        return candidates.first { $0.stands(on: ground) }?.index ?? wish
    }

    /// The ground, 0 to 15, or 0 to 7 where there are eight colours.
    public static func ground(_ rgb: UInt32, depth: ColorDepth) -> Int {
        let (top, _) = extremes(rgb)
        let wish = hued(rgb)
        let isGrey = greys.contains(wish)
        // A grey bar must stand out from black, and a tinted black is black.
        let chosen = isGrey ? (wish == 0 && top >= 0x38 ? 8 : wish) : top < 0x50 ? 0 : wish
        // White stands out from blue, not from a dark cyan.
        let deep = chosen == 6 && top < 0xA0 ? 4 : chosen
        guard depth == .eight else { return deep }
        return deep == 8 ? 7 : deep & 7
    }

    /// An ink that is considered, with the contrast it must have.
    private struct Candidate {
        let index: Int
        let ratio: Double

        init(_ index: Int, atLeast ratio: Double) {
            (self.index, self.ratio) = (index, ratio)
        }

        func stands(on ground: Int) -> Bool {
            Contrast.ratio(ColorMap.basic[index], ColorMap.basic[ground & 15]) >= ratio
        }
    }

    private static let greys = [0, 8, 7, 15]

    /// One of the sixteen by the hue of a colour, by its lightness where it has next to none.
    private static func hued(_ rgb: UInt32) -> Int {
        let (top, low) = extremes(rgb)
        let chroma = top - low
        guard chroma >= 40, chroma * 5 >= top else {
            return greys.min { away(rgb, basic[$0]) < away(rgb, basic[$1]) } ?? 7
        }
        return base(hueDeg: hueDeg(rgb, top: top, chroma: chroma)) + (top >= 0xD0 ? 8 : 0)
    }

    /// Red, yellow, green, cyan, blue or magenta.
    private static func base(hueDeg: Int) -> Int {
        switch hueDeg {
        case 25..<75: 3
        case 75..<165: 2
        case 165..<210: 6
        case 210..<270: 4
        case 270..<330: 5
        default: 1
        }
    }

    /// The hue from 0 to 359, red at 0.
    private static func hueDeg(_ rgb: UInt32, top: Int, chroma: Int) -> Int {
        let (red, green, blue) = channels(rgb)
        let place =
            switch top {
            case red: (green - blue) * 60 / chroma
            case green: 120 + (blue - red) * 60 / chroma
            default: 240 + (red - green) * 60 / chroma
            }
        return (place + 360) % 360
    }

    private static func away(_ one: UInt32, _ other: UInt32) -> Int {
        abs(extremes(one).top - extremes(other).top)
    }

    private static func extremes(_ rgb: UInt32) -> (top: Int, low: Int) {
        let (red, green, blue) = channels(rgb)
        return (max(red, green, blue), min(red, green, blue))
    }

    private static func channels(_ rgb: UInt32) -> (Int, Int, Int) {
        (Int(rgb >> 16 & 255), Int(rgb >> 8 & 255), Int(rgb & 255))
    }
}
