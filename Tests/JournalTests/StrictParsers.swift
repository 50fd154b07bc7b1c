import Foundation

/// Why a document is not well-formed.
struct NotWellFormed: Error {
    let reason: String
}

/// A small strict reader of XML: refuses what the standard refuses, as far as exports use it.
struct XMLTree {
    /// The names of all elements in the order of their start tags.
    private(set) var names: [String] = []
    private var found: [(name: String, attributes: [String: String], text: String)] = []

    /// Reads a document of one root element.
    init(_ bytes: [UInt8]) throws {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw NotWellFormed(reason: "no UTF-8") }
        guard text.unicodeScalars.allSatisfy(Self.isAllowed) else {
            throw NotWellFormed(reason: "a forbidden character")
        }
        guard text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") else {
            throw NotWellFormed(reason: "no head")
        }
        var open: [Int] = []
        var rest = text.dropFirst(39)
        while let start = rest.firstIndex(of: "<") {
            try take(text: rest[..<start], open)
            guard let end = rest[start...].firstIndex(of: ">") else { throw NotWellFormed(reason: "an open tag") }
            try take(tag: rest[rest.index(after: start)..<end], &open)
            rest = rest[rest.index(after: end)...]
        }
        try take(text: rest, open)
        guard open.isEmpty, !names.isEmpty else { throw NotWellFormed(reason: "elements left open") }
    }

    /// How many elements have a name.
    func count(_ name: String) -> Int { names.count { $0 == name } }
    /// The texts of the elements of a name.
    func texts(_ name: String) -> [String] { found.filter { $0.name == name }.map(\.text) }
    /// The attributes of the elements of a name.
    func attributes(_ name: String) -> [[String: String]] { found.filter { $0.name == name }.map(\.attributes) }

    private mutating func take(tag: Substring, _ open: inout [Int]) throws {
        if tag.hasPrefix("/") {
            guard let last = open.popLast(), names[last] == tag.dropFirst() else {
                throw NotWellFormed(reason: "</\(tag.dropFirst())> ends nothing")
            }
            return
        }
        let form = /([A-Za-z:]+)((?:\s+[A-Za-z:]+="[^"<>]*")*)\s*(\/?)/
        guard let parts = tag.wholeMatch(of: form) else { throw NotWellFormed(reason: "<\(tag)>") }
        guard !open.isEmpty || names.isEmpty else { throw NotWellFormed(reason: "a second root") }
        var attributes: [String: String] = [:]
        for pair in parts.2.matches(of: /([A-Za-z:]+)="([^"]*)"/) {
            attributes[String(pair.1)] = try Self.plain(pair.2)
        }
        names.append(String(parts.1))
        found.append((String(parts.1), attributes, ""))
        if parts.3.isEmpty { open.append(names.count - 1) }
    }

    private mutating func take(text: Substring, _ open: [Int]) throws {
        guard let last = open.last else {
            guard text.allSatisfy(\.isWhitespace) else { throw NotWellFormed(reason: "text outside the root") }
            return
        }
        guard !text.contains("]]>") else { throw NotWellFormed(reason: "]]> in text") }
        found[last].text += try Self.plain(text)
    }

    /// The text behind entities.
    private static func plain(_ text: Substring) throws -> String {
        let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        var plain = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            plain += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ";"),
                let meaning = entities[String(rest[rest.index(after: start)..<end])]
            else { throw NotWellFormed(reason: "a bare &") }
            plain += meaning
            rest = rest[rest.index(after: end)...]
        }
        return plain + rest
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

/// A small strict reader of tables (RFC 4180).
enum CSVTable {
    /// The rows; a quote where none may stand ends the reading.
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        func text() -> String { String(decoding: cell, as: UTF8.self) }
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch (byte, isQuoted) {
            case (0x22, true) where next == 0x22:
                cell.append(byte)
                index += 1
            case (0x22, true): isQuoted = false
            case (0x22, false):
                guard cell.isEmpty else { return [] }
                isQuoted = true
            case (0x2C, false):
                row.append(text())
                cell = []
            case (0x0D, false) where next == 0x0A:
                rows.append(row + [text()])
                row = []
                cell = []
                index += 1
            default: cell.append(byte)
            }
            index += 1
        }
        return row.isEmpty && cell.isEmpty ? rows : []
    }
}
