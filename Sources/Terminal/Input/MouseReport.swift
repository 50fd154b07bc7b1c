import Canvas

/// The numbers of a mouse report in the SGR form: `ESC [ < buttons ; column ; row M`, or `m` for a release.
struct MouseReport {
    /// What a further byte made of it.
    enum Outcome {
        case more, nothing
        case event(MouseEvent)
    }

    private var numbers = [0]

    /// Takes the next byte; columns and rows beyond 65,535 and reports with too many numbers are thrown away.
    mutating func add(_ code: Int32) -> Outcome {
        switch code {
        case 0x30...0x39: digit(Int(code - 0x30))
        case Int32(UInt8(ascii: ";")): nextNumber()
        case Int32(UInt8(ascii: "M")): finish(released: false)
        case Int32(UInt8(ascii: "m")): finish(released: true)
        default: .nothing
        }
    }

    private mutating func digit(_ digit: Int) -> Outcome {
        let last = numbers.count - 1
        numbers[last] = numbers[last] * 10 + digit
        return numbers[last] <= 65_535 ? .more : .nothing
    }

    private mutating func nextNumber() -> Outcome {
        numbers.append(0)
        return numbers.count <= 3 ? .more : .nothing
    }

    private func finish(released: Bool) -> Outcome {
        guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0, let action = action(released: released) else {
            return .nothing
        }
        return .event(MouseEvent(action, x: numbers[1] - 1, y: numbers[2] - 1))
    }

    /// What the button bits say: bit 6 is the wheel, bit 5 movement, bits 2 to 4 the modifiers.
    private func action(released: Bool) -> MouseEvent.Action? {
        let buttons = numbers[0] & ~0b1_1100
        switch buttons {
        case 64: return .wheelUp
        case 65: return .wheelDown
        case 32: return .drag
        case 35: return .move
        case 0: return released ? .release : .press
        default: return nil
        }
    }
}
