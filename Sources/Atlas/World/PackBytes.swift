/// The bytes of a packed map or of a part of it, read where they lie.
///
/// Sendable although it holds a pointer: the bytes never change, and they live as long as the program or are freed by
/// the owner that every copy holds on to.
struct PackBytes: @unchecked Sendable {
    /// Frees a copy of bytes when nobody reads it any more.
    private final class Owner {
        let bytes: UnsafeMutableBufferPointer<UInt8>
        init(_ source: [UInt8]) {
            bytes = .allocate(capacity: source.count)
            _ = bytes.initialize(from: source)
        }
        deinit { bytes.deallocate() }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let owner: Owner?

    /// How many bytes there are.
    var count: Int { bytes.count }

    /// Bytes that live as long as the program.
    init(static bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        owner = nil
    }

    /// A copy of some bytes.
    init(_ source: [UInt8]) {
        let owner = Owner(source)
        bytes = UnsafeBufferPointer(owner.bytes)
        self.owner = owner
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ owner: Owner?) {
        self.bytes = bytes
        self.owner = owner
    }

    /// The byte at an index, which must be within the bytes: checked, a mistake stops the program.
    @inline(__always)
    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < bytes.count)
        return bytes[index]
    }

    /// A part of the bytes, cut to what there is.
    subscript(range: Range<Int>) -> PackBytes {
        let kept = range.clamped(to: 0..<bytes.count)
        return PackBytes(UnsafeBufferPointer(rebasing: bytes[kept]), owner)
    }

    /// The 4 bytes at an index as a number, lowest first; 0 beyond the end.
    func fixed(at index: Int) -> Int {
        guard index >= 0, index <= count - 4 else { return 0 }
        return Int(bytes[index]) | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2]) << 16 | Int(bytes[index + 3])
            << 24
    }

    /// Puts some bytes behind others; beyond the end there are none.
    func append(_ range: Range<Int>, to target: inout [UInt8]) {
        target.append(contentsOf: bytes[range.clamped(to: 0..<bytes.count)])
    }
}
