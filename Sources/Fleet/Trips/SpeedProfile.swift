/// How fast a trip was over its time: the top speed of up to 24 equal parts, in 24 bytes.
///
/// The parts are 15 seconds long at first; when there is no room for another one, pairs of them become one.
public struct SpeedProfile: Sendable, Equatable {
    /// How many parts there are at most.
    static let capacity = 24
    private static let firstPartSeconds: UInt32 = 15
    /// Stands for a part without a fix.
    private static let unknown: UInt8 = 255

    private var parts = InlineParts()
    private var count: UInt8 = 0
    private var partSeconds = Self.firstPartSeconds

    /// Nothing yet.
    init() {}

    /// The top speed of each part in km/h, whole and 254 at most; nil where no fix came.
    public var speedsKmh: [Double?] {
        (0..<Int(count)).map { parts[$0] == Self.unknown ? nil : Double(parts[$0]) }
    }

    /// Takes the speed at a moment so many seconds after the beginning.
    mutating func note(speedKmh: Double, afterSeconds seconds: Int64) {
        guard seconds >= 0, seconds < Int64(UInt32.max) / 2 else { return }
        while seconds / Int64(partSeconds) >= Int64(Self.capacity) { halve() }
        let place = Int(seconds / Int64(partSeconds))
        while Int(count) <= place {
            parts[Int(count)] = Self.unknown
            count += 1
        }
        let speed = UInt8(max(0, min(254, speedKmh)))
        parts[place] = parts[place] == Self.unknown ? speed : max(parts[place], speed)
    }

    private mutating func halve() {
        let half = (Int(count) + 1) / 2
        for place in 0..<half {
            let (left, right) = (parts[place * 2], place * 2 + 1 < Int(count) ? parts[place * 2 + 1] : Self.unknown)
            parts[place] = left == Self.unknown ? right : right == Self.unknown ? left : max(left, right)
        }
        for place in half..<Int(count) { parts[place] = 0 }
        count = UInt8(half)
        partSeconds *= 2
    }

    /// Puts the parts.
    func encode(into sink: inout ByteSink) {
        sink.put(UInt64(partSeconds))
        sink.put((0..<Int(count)).map { parts[$0] })
    }

    /// Reads them back.
    init(from source: inout ByteSource) throws(CodingFault) {
        let length = try source.number()
        let bytes = try source.data()
        guard let seconds = UInt32(exactly: length), seconds > 0, bytes.count <= Self.capacity else {
            throw CodingFault("a speed profile has \(bytes.count) parts of \(length) seconds")
        }
        partSeconds = seconds
        count = UInt8(bytes.count)
        for (place, byte) in bytes.enumerated() { parts[place] = byte }
    }
}

/// Twenty-four bytes in place, without an array's room elsewhere.
private struct InlineParts: Sendable, Equatable {
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

    subscript(place: Int) -> UInt8 {
        get { UInt8(truncatingIfNeeded: self[word: place / 8] >> UInt64(place % 8 * 8)) }
        set {
            let shift = UInt64(place % 8 * 8)
            self[word: place / 8] = self[word: place / 8] & ~(0xFF << shift) | UInt64(newValue) << shift
        }
    }

    private subscript(word place: Int) -> UInt64 {
        get { place == 0 ? words.0 : place == 1 ? words.1 : words.2 }
        set {
            switch place {
            case 0: words.0 = newValue
            case 1: words.1 = newValue
            default: words.2 = newValue
            }
        }
    }

    static func == (left: InlineParts, right: InlineParts) -> Bool { left.words == right.words }
}
