import Canvas

/// Turns bytes and key codes, as ncurses hands them out, into what a person did.
///
/// Total: any codes in any order give events or nothing. Sequences that nobody knows are swallowed, so that their
/// letters never count as keys.
struct InputDecoder {
    /// The most bytes of one paste that are kept.
    static let maximumPasteBytes = 65_536

    private enum State {
        case ground
        /// After ESC.
        case escape
        /// In a control sequence that nobody knows, up to its last byte.
        case unknownSequence
        /// In the three bytes of a mouse report of the old form, which is not understood.
        case oldMouse(missing: Int)
        /// After `ESC O`.
        case unknownShift
        /// In a report such as the answer to a query, up to BEL or ESC \; `opening` came after its ESC.
        case report(opening: Unicode.Scalar, afterEscape: Bool)
        /// In the numbers of a mouse report.
        case mouse(MouseReport)
        /// Between the brackets of a paste.
        case paste
    }

    private var state = State.ground
    private var alt = false
    private var utf8 = UTF8Collector()
    private var pasted: [UInt8] = []
    private var swallowed = 0
    private var events: [InputEvent] = []
    private var reported: [UInt8] = []
    private var mayBeAttributes = false
    /// What the terminal has answered to questions about itself.
    private(set) var answers = TerminalAnswers()

    /// Whether a paste has begun and not ended.
    var isPasting: Bool {
        if case .paste = state { return true }
        return false
    }

    /// Takes one byte (0 to 255) or key code.
    mutating func feed(_ code: Int32) {
        switch state {
        case .ground: ground(code)
        case .escape: afterEscape(code)
        case .unknownSequence: unknownSequence(code)
        case .oldMouse(let missing): state = missing > 1 ? .oldMouse(missing: missing - 1) : .ground
        case .unknownShift: state = .ground
        case .report(let opening, let afterEscape): report(code, opening: opening, afterEscape: afterEscape)
        case .mouse(let report): mouse(code, report)
        case .paste: paste(code)
        }
    }

    /// Says that nothing more has arrived for now: a lone ESC was the key itself.
    mutating func endOfInput() {
        switch state {
        case .escape: emit(Key(.escape))
        case .unknownSequence where swallowed == 0: emit(Key(.character("["), alt: true))
        case .unknownShift: emit(Key(.character("O"), alt: true))
        case .report(let opening, afterEscape: false) where swallowed == 0:
            emit(Key(.character(Character(opening)), alt: true))
        default: return
        }
        state = .ground
    }

    /// Ends a paste whose closing bracket never came.
    mutating func abandonPaste() {
        if isPasting { finishPaste() }
    }

    /// Takes the events so far.
    mutating func takeEvents() -> [InputEvent] {
        defer { events = [] }
        return events
    }

    private func isByte(_ code: Int32) -> Bool { (0...255).contains(code) }

    private mutating func tooLong() -> Bool {
        swallowed += 1
        return swallowed > 4096
    }

    private mutating func ground(_ code: Int32) {
        if code == 0x1B {
            utf8.reset()
            state = .escape
        } else if isByte(code) {
            byte(UInt8(truncatingIfNeeded: code))
        } else {
            utf8.reset()
            special(code)
        }
    }

    private mutating func afterEscape(_ code: Int32) {
        state = .ground
        swallowed = 0
        switch code {
        case 0x1B:
            emit(Key(.escape))
            state = .escape
        case Int32(UInt8(ascii: "[")):
            mayBeAttributes = false
            state = .unknownSequence
        case Int32(UInt8(ascii: "O")): state = .unknownShift
        case Int32(UInt8(ascii: "]")), Int32(UInt8(ascii: "P")), Int32(UInt8(ascii: "_")), Int32(UInt8(ascii: "^")):
            reported = code == Int32(UInt8(ascii: "]")) ? [] : [0]
            state = .report(opening: Unicode.Scalar(UInt8(truncatingIfNeeded: code)), afterEscape: false)
        default:
            alt = true
            ground(code)
            if utf8.isEmpty { alt = false }
        }
    }

    private mutating func unknownSequence(_ code: Int32) {
        if code == Int32(UInt8(ascii: "?")), swallowed == 0 {
            mayBeAttributes = true
        }
        if code == Int32(UInt8(ascii: "c")), mayBeAttributes { answers.hasAttributes = true }
        if code == Int32(UInt8(ascii: "M")), swallowed == 0 {
            state = .oldMouse(missing: 3)
        } else if !isByte(code) || (0x40...0x7E).contains(code) || tooLong() {
            state = .ground
        } else if code == 0x1B {
            state = .escape
        }
    }

    private mutating func special(_ code: Int32) {
        switch code {
        case ReportCode.pasteBegin: state = .paste
        case ReportCode.pasteEnd: break
        case ReportCode.focusGained: events.append(.focus(true))
        case ReportCode.focusLost: events.append(.focus(false))
        case ReportCode.mouse: state = .mouse(MouseReport())
        default:
            guard var key = KeyTable.key(for: code) else { return }
            key.alt = key.alt || alt
            emit(key)
        }
    }

    private mutating func byte(_ byte: UInt8) {
        switch byte {
        case 0x09: emit(Key(.tab, alt: alt))
        case 0x0A, 0x0D: emit(Key(.enter, alt: alt))
        case 0x08, 0x7F: emit(Key(.backspace, alt: alt))
        case 0x00: emit(Key(.character(" "), control: true, alt: alt))
        case 0x01...0x1A: emit(Key(.character(Character(Unicode.Scalar(byte + 0x60))), control: true, alt: alt))
        case 0x1B...0x1F: emit(Key(.character(Character(Unicode.Scalar(byte + 0x40))), control: true, alt: alt))
        default:
            if let scalar = utf8.add(byte) { emit(Key(.character(Character(scalar)), alt: alt)) }
        }
        if utf8.isEmpty { alt = false }
    }

    private mutating func emit(_ key: Key) {
        utf8.reset()
        events.append(.key(key))
    }

    private mutating func report(_ code: Int32, opening: Unicode.Scalar, afterEscape: Bool) {
        let ends = code == 0x07 || (afterEscape && code == Int32(UInt8(ascii: "\\")))
        if ends {
            answers.take(report: reported)
        } else if code != 0x1B, isByte(code), reported.count < TerminalAnswers.maximumBytes {
            reported.append(UInt8(truncatingIfNeeded: code))
        }
        let goesOn = !ends && !tooLong() && isByte(code)
        state = goesOn ? .report(opening: opening, afterEscape: code == 0x1B) : .ground
    }

    private mutating func mouse(_ code: Int32, _ report: MouseReport) {
        var report = report
        state = .ground
        switch report.add(code) {
        case .more: state = .mouse(report)
        case .event(let event): events.append(.mouse(event))
        case .nothing: break
        }
    }

    private mutating func paste(_ code: Int32) {
        if code == ReportCode.pasteEnd {
            finishPaste()
        } else if isByte(code), pasted.count < Self.maximumPasteBytes {
            pasted.append(UInt8(truncatingIfNeeded: code))
        }
    }

    private mutating func finishPaste() {
        state = .ground
        let text = String(decoding: pasted, as: UTF8.self)
        events.append(.paste(String(text.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 })))
        pasted = []
    }
}
