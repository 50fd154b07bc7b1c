/// Something wrong in a file, named with its line; the rest of the file counts.
struct ConfigProblem: Sendable, CustomStringConvertible {
    let file: String
    let line: Int?
    let words: String

    var description: String {
        line.map { "\(file):\($0): \(words)" } ?? "\(file): \(words)"
    }
}
