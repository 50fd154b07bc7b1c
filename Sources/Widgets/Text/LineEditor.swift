import Canvas

/// One line of text that a person edits.
public struct LineEditor: Sendable, Equatable {
    /// The most characters it takes.
    public let maximumLength: Int
    /// The characters, already free of what the sanitiser replaces.
    public private(set) var characters: [Character]
    /// How many characters stand before the cursor.
    public private(set) var cursor: Int

    /// An editor with a text and the cursor at its end.
    public init(_ text: String = "", maximumLength: Int = 1024) {
        self.maximumLength = max(0, maximumLength)
        characters = Array(Text.plain(text).prefix(self.maximumLength))
        cursor = characters.count
    }

    /// The text.
    public var text: String { String(characters) }

    /// Changes the text as a key says; false when the key means nothing here, such as Enter or Esc.
    @discardableResult
    public mutating func handle(_ key: Key) -> Bool {
        switch (key.code, key.control) {
        case (.character(let letter), true): return handleControl(letter)
        case (.character(let character), false) where !key.alt: insert(String(character))
        case (.backspace, _): delete(from: cursor - 1, to: cursor)
        case (.delete, _): delete(from: cursor, to: cursor + 1)
        case (.left, false): cursor = max(0, cursor - 1)
        case (.right, false): cursor = min(characters.count, cursor + 1)
        case (.left, true): cursor = previousWord
        case (.right, true): cursor = nextWord
        case (.home, _): cursor = 0
        case (.end, _): cursor = characters.count
        default: return false
        }
        return true
    }

    /// Inserts a text at the cursor, such as a paste; line ends become spaces, what is too long is left out.
    public mutating func insert(_ text: String) {
        let room = max(0, maximumLength - characters.count)
        let safe = Text.plain(text).prefix(room)
        characters.insert(contentsOf: safe, at: cursor)
        cursor += safe.count
    }

    /// Puts a text in the place of some characters and the cursor behind it; what is too long is left out.
    public mutating func replace(_ range: Range<Int>, with text: String) {
        delete(from: range.lowerBound, to: range.upperBound)
        insert(text)
    }

    private mutating func handleControl(_ letter: Character) -> Bool {
        switch letter {
        case "a": cursor = 0
        case "e": cursor = characters.count
        case "u": delete(from: 0, to: cursor)
        case "k": delete(from: cursor, to: characters.count)
        case "w": delete(from: previousWord, to: cursor)
        default: return false
        }
        return true
    }

    private mutating func delete(from start: Int, to end: Int) {
        let range = max(0, start)..<max(max(0, start), min(characters.count, end))
        characters.removeSubrange(range)
        cursor = min(range.lowerBound, characters.count)
    }

    private var previousWord: Int {
        var place = cursor
        while place > 0, characters[place - 1] == " " { place -= 1 }
        while place > 0, characters[place - 1] != " " { place -= 1 }
        return place
    }

    private var nextWord: Int {
        var place = cursor
        while place < characters.count, characters[place] != " " { place += 1 }
        while place < characters.count, characters[place] == " " { place += 1 }
        return place
    }
}
