import Canvas

/// Something wrong in a file, named with its line; the rest of the file counts.
struct ConfigProblem: Sendable, CustomStringConvertible {
    let file: String
    let line: Int?
    let words: String

    /// The problem on one line, fit for a terminal: names from the file stand in it.
    var description: String {
        Text.plain(line.map { "\(file):\($0): \(words)" } ?? "\(file): \(words)")
    }
}
