/// What a person does at the terminal.
public enum InputEvent: Sendable, Equatable {
    /// A key.
    case key(Key)
    /// Text pasted in brackets, raw; the reader sanitises what it shows.
    case paste(String)
    /// The mouse.
    case mouse(MouseEvent)
    /// The terminal has a new size.
    case resize(width: Int, height: Int)
    /// The terminal window gained (true) or lost the focus.
    case focus(Bool)
}

/// A key with its modifiers.
public struct Key: Sendable, Hashable {
    /// Which key.
    public enum Code: Sendable, Hashable {
        /// A character as typed: `A` is not shift and `a`.
        case character(Character)
        case enter, escape, tab, backTab, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        /// F1 and so on.
        case function(Int)
    }

    /// Which key.
    public var code: Code
    /// Whether Ctrl was held; the character is then the lower case letter.
    public var control: Bool
    /// Whether Alt was held.
    public var alt: Bool

    /// A key.
    public init(_ code: Code, control: Bool = false, alt: Bool = false) {
        self.code = code
        self.control = control
        self.alt = alt
    }

    /// A key that types a character.
    public static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// Ctrl and a letter, given in lower case.
    public static func control(_ letter: Character) -> Key { Key(.character(letter), control: true) }
}

/// A mouse action at a cell.
public struct MouseEvent: Sendable, Equatable {
    /// What happened.
    public enum Action: Sendable {
        case press, release, drag, wheelUp, wheelDown
        /// The mouse has moved with no button down.
        case move
    }

    /// What happened.
    public var action: Action
    /// The column, from 0.
    public var x: Int
    /// The row, from 0.
    public var y: Int

    /// A mouse action.
    public init(_ action: Action, x: Int, y: Int) {
        self.action = action
        self.x = x
        self.y = y
    }
}
