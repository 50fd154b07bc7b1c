/// Vector tiles written by hand, for values that no file of samples has.
enum HandMade {
    /// A value of a property as the bytes of a tile.
    enum Value {
        case text(String)
        case number(Int64)

        fileprivate var bytes: [UInt8] {
            switch self {
            case .text(let text): HandMade.field(1, Array(text.utf8))
            case .number(let number): [4 << 3] + HandMade.varint(UInt64(bitPattern: number))
            }
        }
    }

    /// A tile with one layer, in which one point has some properties.
    static func point(layer name: String, _ properties: [(key: String, value: Value)]) -> [UInt8] {
        let tags = properties.indices.flatMap { [UInt8($0), UInt8($0)] }
        let feature = field(2, tags) + [3 << 3, 1] + field(4, [9, 0, 0])
        var layer: [UInt8] = [15 << 3, 2] + field(1, Array(name.utf8)) + field(2, feature)
        for (key, value) in properties { layer += field(3, Array(key.utf8)) + field(4, value.bytes) }
        return field(3, layer)
    }

    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [number << 3 | 2] + varint(UInt64(bytes.count)) + bytes
    }

    private static func varint(_ value: UInt64) -> [UInt8] {
        var (value, bytes) = (value, [UInt8]())
        while value > 127 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        return bytes + [UInt8(value)]
    }
}
