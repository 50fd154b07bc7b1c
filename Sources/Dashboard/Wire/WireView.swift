import Fleet

/// Where a person is in the wire view: whose messages, which message, which of its fields.
struct WireView: Equatable {
    /// What the keys move in.
    enum Part: Equatable {
        case messages, fields
    }

    /// Whose messages are shown; nil shows those of all.
    var device: DeviceID?
    /// The message under the cursor; nil follows the newest one.
    var message: UInt64?
    /// What the keys move in.
    var part = Part.messages
    /// The place of the field under the cursor.
    var field = 0

    /// The newest message of a device, or of all.
    init(device: DeviceID?) {
        self.device = device
    }

    /// Moves the cursor by some messages; on the newest one it follows from then on.
    mutating func moveMessage(by step: Int, in reading: WireReading) {
        guard let place = reading.place else { return }
        let last = reading.messages.count - 1
        let wanted = min(max(0, place + min(max(step, -last - 1), last + 1)), last)
        message = wanted == last ? nil : reading.messages[wanted].id
        field = 0
    }

    /// Moves the cursor by some fields.
    mutating func moveField(by step: Int, in reading: WireReading) {
        let last = reading.fields.count - 1
        field = min(max(0, min(field, last) + min(max(step, -last - 1), last + 1)), max(0, last))
    }

    /// Gives the keys to the fields; the message then stays, whatever comes.
    mutating func enterFields(of reading: WireReading) {
        part = .fields
        message = reading.message?.id
        field = min(field, max(0, reading.fields.count - 1))
    }

    /// Gives the keys back to the messages; on the newest one the cursor follows again.
    mutating func leaveFields(_ reading: WireReading) {
        part = .messages
        if message == reading.messages.last?.id { message = nil }
    }
}

/// What a wire view shows of a fleet: the messages, the one under the cursor, its fields.
struct WireReading {
    /// The messages, oldest first.
    let messages: [WireMessage]
    /// The place of the one under the cursor; nil while there is none.
    let place: Int?
    /// The fields of that one, in the order of their bytes.
    let fields: [WireField]

    /// The message under the cursor.
    var message: WireMessage? { place.map { messages[$0] } }

    /// Reads a fleet; a message that is no longer kept gives its cursor to the oldest one that is.
    init(_ view: WireView, _ fleet: FleetSnapshot, explain: (WireMessage) -> [WireField]) {
        let messages = view.device.map { fleet.wireMessages(of: $0) } ?? fleet.wireMessages
        let last = messages.isEmpty ? nil : messages.count - 1
        let place = view.message.flatMap { id in messages.firstIndex { $0.id >= id } } ?? last
        self.messages = messages
        self.place = place
        fields = place.map { Self.fields(of: messages[$0], explain) } ?? []
    }

    /// The fields, none of them reaching beyond the bytes that were kept.
    private static func fields(of message: WireMessage, _ explain: (WireMessage) -> [WireField]) -> [WireField] {
        let whole = 0..<message.bytes.count
        return explain(message).compactMap { field in
            let range = field.range.clamped(to: whole)
            return range.isEmpty ? nil : WireField(range: range, name: field.name, meaning: field.meaning)
        }
    }
}
