/// The next stretch of a stream, told by its first byte.
struct H02Piece {
    /// What the stretch is.
    enum Content {
        /// A text message from `*` to `#`.
        case text
        /// A binary frame, and whether its length is certain.
        case binary(H02Binary.Layout, isSettled: Bool)
        /// A mileage frame.
        case mileage
        /// No message, and why.
        case refused(String)
    }

    /// What it is.
    let content: Content
    /// How many bytes it has; 0 when more must come first.
    let length: Int

    private static let wait = H02Piece(content: .text, length: 0)

    /// The piece at the start of `bytes`, which is neither a blank nor `#`.
    static func next(in bytes: UnsafeRawBufferPointer, lengths: H02BinaryLengths, isComplete: Bool) -> H02Piece {
        switch bytes[0] {
        case UInt8(ascii: "*"): return text(in: bytes, isComplete: isComplete)
        case UInt8(ascii: "$"):
            switch lengths.measure(bytes, isComplete: isComplete) {
            case .frame(let layout, let length, let isSettled):
                return H02Piece(content: .binary(layout, isSettled: isSettled), length: length)
            case .needMore: return wait
            case .none: return refuse(bytes, "h02: no binary frame of 32, 42 or 45 bytes", isComplete: isComplete)
            }
        case UInt8(ascii: "X") where H02Binary.Layout.short.mayBegin(bytes):
            if bytes.count >= H02BinaryLengths.short {
                return H02Piece(content: .mileage, length: H02BinaryLengths.short)
            }
            return isComplete ? refuse(bytes, "h02: a mileage frame cut short", isComplete: true) : wait
        default:
            return refuse(bytes, "h02: a piece that begins neither with * nor with $", isComplete: isComplete)
        }
    }

    /// A text message; one that was cut off by the start of the next is refused alone.
    private static func text(in bytes: UnsafeRawBufferPointer, isComplete: Bool) -> H02Piece {
        guard H02Header.hasMark(bytes) && bytes.count > 4 && bytes[4].isDigit || H02Header.mayBegin(bytes) else {
            return refuse(bytes, "h02: no two letters and identity after *", isComplete: isComplete)
        }
        let limit = min(bytes.count, H02Dialect.maximumPending)
        let searched = UnsafeRawBufferPointer(rebasing: bytes[..<limit])
        guard let closing = searched.search(for: UInt8(ascii: "#"), from: 0) else {
            if bytes.count >= H02Dialect.maximumPending {
                return H02Piece(content: .refused("h02: a text longer than 2048 bytes without #"), length: limit)
            }
            return isComplete ? H02Piece(content: .refused("h02: no # at the end"), length: bytes.count) : wait
        }
        if let inner = innerStart(in: searched, before: closing) {
            return H02Piece(content: .refused("h02: a message cut off by the next one"), length: inner)
        }
        return H02Piece(content: .text, length: closing + 1)
    }

    /// Where another message begins inside the text of one; nil nearly always.
    private static func innerStart(in bytes: UnsafeRawBufferPointer, before closing: Int) -> Int? {
        var search = 1
        while let place = bytes.search(for: UInt8(ascii: "*"), from: search), place < closing {
            let rest = bytes.from(place)
            if rest.count > 5, H02Header.mayBegin(rest), rest[4].isDigit { return place }
            search = place + 1
        }
        return nil
    }

    /// Bytes that are no message, up to the next delimiter or start byte.
    private static func refuse(_ bytes: UnsafeRawBufferPointer, _ reason: String, isComplete: Bool) -> H02Piece {
        var end = 1
        let limit = min(bytes.count, H02Dialect.maximumPending)
        while end < limit {
            let byte = bytes[end]
            if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "$") { break }
            end += 1
            if byte == UInt8(ascii: "#") || byte == 0x0A { break }
            if end == limit, limit < H02Dialect.maximumPending, !isComplete { return wait }
        }
        if end == 1, limit == 1, !isComplete { return wait }
        return H02Piece(content: .refused(reason), length: end)
    }
}
