import Foundation
import TOMLKit

/// A TOML file that has been read, with a way to say on which line a key stands.
struct TOMLText {
    let file: String
    let table: TOMLTable
    private let lines: [Substring]

    /// Reads a file; throws a problem in words when it can not be read or is no TOML.
    init(contentsOf url: URL) throws(ConfigProblemError) {
        guard let data = FileManager.default.contents(atPath: url.path) else {
            throw ConfigProblemError(ConfigProblem(file: url.path, line: nil, words: "cannot be read"))
        }
        try self.init(String(decoding: data, as: UTF8.self), file: url.path)
    }

    /// Takes a text that says it is of a file; throws a problem in words when it is no TOML.
    init(_ text: String, file: String) throws(ConfigProblemError) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw ConfigProblemError(
                ConfigProblem(
                    file: file, line: Int(error.source.begin.line), words: Self.oneLine(error.description)))
        } catch {
            throw ConfigProblemError(ConfigProblem(file: file, line: nil, words: "is not TOML"))
        }
    }

    /// A problem with a key, with its line where it can be found.
    ///
    /// - Parameter occurrence: which of several sections of the name, as in `[[section]]`; the first is 0.
    func problem(section: String?, key: String?, _ words: String, occurrence: Int = 0) -> ConfigProblem {
        ConfigProblem(
            file: file, line: line(section: section, key: key, occurrence: occurrence), words: words, section: section)
    }

    /// The line of a key in a section, or of the section's head when the key is nil.
    func line(section: String?, key: String?, occurrence: Int = 0) -> Int? {
        var isInside = section == nil
        var toPass = occurrence
        for (index, raw) in lines.enumerated() {
            let line = raw.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("[") {
                let head = line.drop { $0 == "[" }.prefix { $0 != "]" }.trimmingCharacters(in: .whitespaces)
                if isInside, section == nil { return nil }
                let isNamed = Self.bare(head) == section
                isInside = isNamed && toPass == 0
                if isNamed { toPass -= 1 }
                if isInside, key == nil { return index + 1 }
            } else if isInside, let key, Self.bare(String(line.prefix { $0 != "=" })) == key {
                return index + 1
            }
        }
        return nil
    }

    /// A text as a basic string of TOML.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func bare(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: "\"", with: "")
    }

    private static func oneLine(_ text: String) -> String {
        text.replacingOccurrences(of: "\n", with: " ")
    }
}

/// A problem that keeps a whole file from being used.
struct ConfigProblemError: Error {
    let problem: ConfigProblem

    init(_ problem: ConfigProblem) {
        self.problem = problem
    }
}
