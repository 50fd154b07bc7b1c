import Foundation

/// The first hundred bytes of a journal, made to fit the file again.
enum SalvagedHeader {
    private static let pageSize = 4096

    /// Puts a header in front of a file that begins with anything else, and corrects the size of one that lost its end,
    /// of which SQLite would read nothing.
    ///
    /// The fields are those of the SQLite file format, 1.3; only the size of a page matters for reading.
    static func mend(_ path: String) {
        guard let file = FileHandle(forUpdatingAtPath: path) else { return }
        defer { try? file.close() }
        guard let start = try? file.read(upToCount: 101), start.count == 101 else { return }
        shorten(file, start, path)
        guard !start.starts(with: Data("SQLite format 3\0".utf8)) || start[16] != 0x10 || start[17] != 0,
            start[100] == 0x05 || start[100] == 0x0D  // the root of the schema: an interior or a leaf page of a table
        else { return }
        let pages = JournalDatabase.fileSize(path) / Int64(pageSize)
        var header = Data("SQLite format 3\0".utf8)
        header += [0x10, 0x00, 2, 2, 0, 64, 32, 32]
        for number in [1, pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, Int64(JournalSchema.applicationID)] {
            header += bytes(number)
        }
        header += Data(count: 20)
        for number in [1, Int64(3_040_000)] { header += bytes(number) }
        try? file.seek(toOffset: 0)
        try? file.write(contentsOf: header)
    }

    private static func shorten(_ file: FileHandle, _ start: Data, _ path: String) {
        let said = start[28..<32].reduce(0) { $0 << 8 | Int64($1) }
        let pages = JournalDatabase.fileSize(path) / Int64(pageSize)
        guard pages > 0, said > pages, JournalDatabase.fileSize(path + "-wal") == 0 else { return }
        try? file.seek(toOffset: 28)
        try? file.write(contentsOf: Data(bytes(pages)))
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> Int64(24 - 8 * $0)) }
    }
}
