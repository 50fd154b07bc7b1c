import Glibc

/// How far two colours stand apart, by the Web Content Accessibility Guidelines 2.x.
public enum Contrast {
    /// The least ratio at which text can be read (success criterion 1.4.3).
    public static let leastOfText = 4.5

    /// The ratio of two colours, from 1 (the same) to 21 (black and white), whichever is the lighter.
    public static func ratio(_ one: UInt32, _ other: UInt32) -> Double {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// The relative luminance of 0xRRGGBB, from 0 (black) to 1 (white).
    public static func luminance(_ rgb: UInt32) -> Double {
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb)
    }

    /// The light of one channel, from the gamma of sRGB.
    private static func linear(_ channel: UInt32) -> Double {
        let value = Double(channel & 255) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
