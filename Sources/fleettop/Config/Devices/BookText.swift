import Fleet

/// The texts of a book, one row each: where they go and how long they may be.
struct BookText: Sendable {
    /// The key in `devices.toml` and the head in a CSV file.
    let name: String
    /// How many characters it may have.
    let maximum: Int
    /// Puts it into an entry.
    let set: @Sendable (inout FleetBook.Entry, String) -> Void
    /// Takes it out of an entry.
    let get: @Sendable (FleetBook.Entry) -> String?

    /// What it must be, in words.
    var expected: String { maximum == 1 ? "one character" : "a text of 1 to \(maximum) characters" }

    /// Whether a text may stand there.
    func admits(_ text: String) -> Bool {
        // One character on the screen may have many parts in the file, but not any number of them.
        !text.isEmpty && text.count <= maximum && text.utf8.count <= maximum * 32
    }

    /// All of them.
    static let all: [BookText] = [
        BookText(name: "name", maximum: 100, set: { $0.name = $1 }, get: { $0.name }),
        BookText(name: "plate", maximum: 32, set: { $0.plate = $1 }, get: { $0.plate }),
        BookText(name: "icon", maximum: 1, set: { $0.icon = $1 }, get: { $0.icon }),
        BookText(name: "note", maximum: 1000, set: { $0.note = $1 }, get: { $0.note }),
    ]
}

/// The bounds of a book beyond its texts.
enum BookBounds {
    /// Devices in a file.
    static let devices = 200_000
    /// Groups in a file.
    static let groups = 1000
    /// Groups of one device.
    static let groupsOfDevice = 32
    /// Characters in the name of a group, and in its title.
    static let groupName = 64
    /// How many problems of a file are told.
    static let problems = 100

    /// Whether a text may be the name of a group.
    static func isGroupName(_ text: String) -> Bool {
        !text.isEmpty && text.count <= groupName && text.utf8.count <= groupName * 32
    }
}
