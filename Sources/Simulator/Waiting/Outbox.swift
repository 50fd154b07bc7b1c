/// What a tracker stores until it may send it: bounded; a full one gives up signs of life, then old positions, then alarms.
struct Outbox: Sendable {
    /// How many messages are kept at most.
    let capacity: Int
    private var messages: [TrackerMessage] = []

    /// An empty store.
    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// How many messages are stored.
    var count: Int { messages.count }

    /// Whether nothing is stored.
    var isEmpty: Bool { messages.isEmpty }

    /// Stores a new message; returns how many were given up for it, itself perhaps.
    mutating func append(_ message: TrackerMessage) -> Int {
        messages.append(message)
        return makeRoom()
    }

    /// Stores a message again that was taken out and not answered; returns how many were given up for it.
    mutating func putBack(_ message: TrackerMessage) -> Int {
        messages.insert(message, at: 0)
        return makeRoom()
    }

    /// Takes the message out that was stored first; nil when there is none.
    mutating func popFirst() -> TrackerMessage? {
        messages.isEmpty ? nil : messages.removeFirst()
    }

    /// Gives up the message that matters least when there is one too many.
    private mutating func makeRoom() -> Int {
        guard messages.count > capacity else { return 0 }
        let least = messages.indices.min { Self.worth(messages[$0]) < Self.worth(messages[$1]) } ?? 0
        messages.remove(at: least)
        return 1
    }

    /// What a message is worth to somebody who reads it later.
    private static func worth(_ message: TrackerMessage) -> Int {
        switch message.utterance {
        case .greeting, .heartbeat: 0
        case .position: 1
        case .alarm: 2
        }
    }
}
