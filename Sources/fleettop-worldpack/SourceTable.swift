import Foundation

/// A table of tab-separated text whose first line, after `#`, names the columns.
struct SourceTable {
    /// What can be wrong with a source.
    enum Failure: Error, CustomStringConvertible {
        case missing(String)
        case cannotUnpack(String, status: Int32)
        case notText(String)
        case missingColumn(String, file: String)
        case malformed(String, record: Int)
        case tooManyNames(Int, limit: Int)

        /// The failure in words.
        var description: String {
            switch self {
            case .missing(let file): "\(file): no such file, packed (.gz) or unpacked"
            case .cannotUnpack(let file, let status): "\(file): gzip ended with status \(status)"
            case .notText(let file): "\(file): not UTF-8 text"
            case .missingColumn(let column, let file): "\(file): no column '\(column)'"
            case .malformed(let what, let record): "record \(record): \(what)"
            case .tooManyNames(let count, let limit): "\(count) names, where a place can tell only \(limit) apart"
            }
        }
    }

    /// The columns of every record.
    let rows: [[Substring]]
    private let columns: [String: Int]
    private let file: String

    /// Reads `file`, or the packed `file.gz` beside it.
    init(file: String) throws {
        let data = try Self.contents(of: file)
        guard let text = String(data: data, encoding: .utf8) else { throw Failure.notText(file) }
        let lines = text.split(separator: "\n")
        let names = (lines.first ?? "").drop { $0 == "#" }.split(separator: "\t")
        columns = Dictionary(names.enumerated().map { (String($1), $0) }) { first, _ in first }
        rows = lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        self.file = file
    }

    /// The place of a column.
    func column(_ name: String) throws -> Int {
        guard let index = columns[name] else { throw Failure.missingColumn(name, file: file) }
        return index
    }

    private static func contents(of file: String) throws -> Data {
        if FileManager.default.fileExists(atPath: file) {
            return try Data(contentsOf: URL(fileURLWithPath: file))
        }
        guard FileManager.default.fileExists(atPath: file + ".gz") else { throw Failure.missing(file) }
        let gzip = Process()
        let output = Pipe()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", file + ".gz"]
        gzip.standardOutput = output
        try gzip.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        gzip.waitUntilExit()
        guard gzip.terminationStatus == 0 else {
            throw Failure.cannotUnpack(file + ".gz", status: gzip.terminationStatus)
        }
        return data
    }
}

extension [Substring] {
    /// A field of a record; empty when the record is too short.
    subscript(field index: Int) -> Substring {
        index < count ? self[index] : ""
    }
}
