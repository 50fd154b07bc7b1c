import Canvas
import Foundation

/// How eyes without one kind of cones see, by Machado, Oliveira and Fernandes (2009) at full severity.
enum ColourBlindness: String {
    case deuteranopia, tritanopia

    /// How far two colours look apart to such eyes: the distance in CIELAB, where 2 can just be seen.
    func distance(_ one: Color?, _ other: Color?) -> Double {
        let (a, b) = (lab(one?.rgb ?? 0xFFFFFF), lab(other?.rgb ?? 0xFFFFFF))
        return zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    private var matrix: [[Double]] {
        switch self {
        case .deuteranopia:
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
            ]
        case .tritanopia:
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
            ]
        }
    }

    private func lab(_ rgb: UInt32) -> [Double] {
        let light = [16, 8, 0].map { (shift: UInt32) in Self.linear(rgb >> shift) }
        let seen = Self.product(matrix, light).map { min(1, max(0, $0)) }
        let xyz = Self.product(
            [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], seen)
        let (x, y, z) = (Self.root(xyz[0] / 0.95047), Self.root(xyz[1]), Self.root(xyz[2] / 1.089))
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }

    private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { row in zip(row, vector).map { $0 * $1 }.reduce(0, +) }
    }

    private static func linear(_ channel: UInt32) -> Double {
        let value = Double(channel & 255) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    private static func root(_ value: Double) -> Double {
        value > 0.008856 ? cbrt(value) : 7.787 * value + 16 / 116
    }
}

extension Theme {
    /// The theme as a terminal of 256 colours shows it.
    var reduced: Theme {
        var assigned: [ThemeRole: Style] = [:]
        for role in ThemeRole.allCases {
            var style = self[role]
            style.foreground = style.foreground.map(Self.reduced)
            style.background = style.background.map(Self.reduced)
            assigned[role] = style
        }
        return Theme(name: name, assigned: assigned)
    }

    private static func reduced(_ color: Color) -> Color {
        guard color.ansi == nil, let rgb = color.rgb else { return color }
        return Color(rgb: ColorMap.palette(ColorMap.nearest(to: rgb, depth: .palette256)))
    }
}
