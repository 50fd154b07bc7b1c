import Canvas
import Fleet

extension AppState {
    /// What a wire view shows now.
    func reading(of view: WireView) -> WireReading {
        WireReading(view, shown, explain: explain)
    }

    /// What a key does in the wire view; nil lets the actions have it.
    mutating func take(_ key: Key, inWire view: WireView) -> [Effect]? {
        let id = keymap.action(for: key)
        let reading = reading(of: view)
        var changed = view
        switch id {
        case .copy: return copy(reading, view)
        case .quit: return closeWire()
        case .back where view.part == .messages: return closeWire()
        case .wire, .wireAll: return turnWire(view, reading, toAll: id == .wireAll)
        case .back, .moveLeft: changed.leaveFields(reading)
        case .nextPane, .previousPane, .moveRight, .details:
            let leaves = view.part == .fields && id != .moveRight
            guard leaves || !reading.fields.isEmpty else {
                if view.part == .messages { say("no field of this message is explained") }
                return []
            }
            if leaves { changed.leaveFields(reading) } else { changed.enterFields(of: reading) }
        default:
            guard let id, let step = listStep(id, page: size.height / 3) else { return takeOutside(id) }
            if view.part == .fields {
                changed.moveField(by: step, in: reading)
            } else {
                changed.moveMessage(by: step, in: reading)
            }
        }
        replaceTop(.wire(changed))
        return []
    }

    private mutating func closeWire() -> [Effect] {
        overlays.removeLast()
        return []
    }

    /// From one device to all and back, the cursor staying on its message; the key that opened the view closes it.
    private mutating func turnWire(_ view: WireView, _ reading: WireReading, toAll: Bool) -> [Effect] {
        guard toAll != (view.device == nil) else { return closeWire() }
        var turned = view
        turned.device = toAll ? nil : reading.message?.device
        guard toAll || turned.device != nil else {
            say("nobody is named in this message")
            return []
        }
        if turned.message == nil, !toAll { turned.message = reading.message?.id }
        if turned.part == .fields { turned.message = reading.message?.id }
        let last = WireReading(turned, shown) { _ in [] }.messages.last?.id
        if turned.part == .messages, turned.message == last { turned.message = nil }
        replaceTop(.wire(turned))
        return []
    }

    /// Puts the message under the cursor on the clipboard, or its field, as text where it is printable, and as hex.
    private mutating func copy(_ reading: WireReading, _ view: WireView) -> [Effect] {
        guard let message = reading.message else {
            say("there is no message to copy")
            return []
        }
        if view.part == .fields, let field = reading.fields.dropFirst(view.field).first {
            let bytes = WireBytes.words(field.range, of: message.bytes)
            let name = Text.plain(field.name)
            say("copied the field \(name): its meaning and its bytes")
            return [.copy("\(name): \(Text.plain(field.meaning)) (\(bytes))")]
        }
        let hex = HexText.words(message.bytes)
        let text = WireBytes.printableText(message.bytes)
        let size = NumberText.count(message.bytes.count, "byte")
        say("copied the message of \(size) as \(text == nil ? "hex" : "text and hex")")
        return [.copy(text.map { "\($0)\n\(hex)" } ?? hex)]
    }
}
