/// A value of a JSON text that knows on which line it stands.
struct JSONNode: Sendable {
    /// What a value is.
    enum Value: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([JSONNode])
        case object([JSONMember])
    }

    let line: Int
    let value: Value

    /// The text, where it is one.
    var string: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    /// The number, where it is one.
    var number: Double? {
        guard case .number(let number) = value else { return nil }
        return number
    }

    /// The items, where it is a list.
    var array: [JSONNode]? {
        guard case .array(let items) = value else { return nil }
        return items
    }

    /// The members, where it is an object.
    var members: [JSONMember]? {
        guard case .object(let members) = value else { return nil }
        return members
    }

    /// The value of a member, the last one where a name comes twice.
    subscript(name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// What it is, in words.
    var kind: String {
        switch value {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// A name in an object and its value.
struct JSONMember: Sendable {
    let name: String
    let line: Int
    let value: JSONNode
}

/// Where a text is no JSON, and why.
struct JSONFault: Error, Sendable, Equatable {
    let line: Int
    let words: String
}
