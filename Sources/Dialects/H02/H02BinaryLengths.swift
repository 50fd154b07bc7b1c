/// How long binary frames are: 32 bytes, 45, or 42 with a long identity; they have no end mark (h02.md, framing).
///
/// Decided once a connection: by the start byte that follows, by the end of a datagram, or, when exactly 32 bytes are
/// there, for 32 until the next byte says otherwise; then that byte and twelve more were the rest of 45.
struct H02BinaryLengths {
    /// A frame without extras, and a mileage frame.
    static let short = 32
    /// A frame with odometer or cells.
    static let extended = 45
    /// A frame with a long identity.
    static let long = 42

    /// What the bytes at a `$` are.
    enum Measure {
        /// A frame of this layout and length; settled unless the next byte may still change the length.
        case frame(H02Binary.Layout, Int, isSettled: Bool)
        /// Perhaps a frame.
        case needMore
        /// No frame.
        case none
    }

    /// The length of this connection's frames with a short identity; nil until known.
    private var known: Int?
    /// Whether the last frame was taken as 32 bytes because no more were there.
    private(set) var isOpen = false
    /// How many bytes of the last frame are still to be passed over.
    private var tail = 0

    /// Measures the frame at the start of `bytes`.
    func measure(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Measure {
        let isShort = H02Binary.Layout.short.mayBegin(bytes)
        let isLong = H02Binary.Layout.long.mayBegin(bytes)
        guard isShort || isLong else { return .none }
        let count = bytes.count
        guard count >= Self.short else { return isComplete ? .none : .needMore }
        let endsShort = isComplete && isShort && (count == Self.short || count == Self.extended)
        if isLong, !endsShort {
            if count >= Self.long { return .frame(.long, Self.long, isSettled: true) }
            return isComplete ? .none : .needMore
        }
        return measureShort(bytes, isComplete: isComplete)
    }

    private func measureShort(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Measure {
        let count = bytes.count
        if known == Self.short || count == Self.short && (known == nil || isComplete) {
            return .frame(.short, Self.short, isSettled: isComplete || known != nil)
        }
        if known == nil, Self.isStart(bytes[Self.short]) { return .frame(.short, Self.short, isSettled: true) }
        guard count >= Self.extended else { return isComplete ? .none : .needMore }
        guard known == nil, count > Self.extended else { return .frame(.short, Self.extended, isSettled: true) }
        let next = bytes[Self.extended]
        return Self.isStart(next) || next.isBlank ? .frame(.short, Self.extended, isSettled: true) : .none
    }

    /// Notes a frame that was taken.
    mutating func note(length: Int, isSettled: Bool) {
        guard length != Self.long else { return }
        if isSettled { known = length }
        isOpen = !isSettled
    }

    /// Passes over what turns out to be the rest of the frame before, and says how many bytes that were.
    @inline(__always)
    mutating func passTail(of bytes: UnsafeRawBufferPointer) -> Int {
        guard isOpen || tail > 0, let next = bytes.first else { return 0 }
        if isOpen {
            isOpen = false
            known = Self.isStart(next) ? Self.short : Self.extended
            tail = Self.isStart(next) ? 0 : Self.extended - Self.short
        }
        let passed = min(tail, bytes.count)
        tail -= passed
        return passed
    }

    private static func isStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "X")
    }
}
