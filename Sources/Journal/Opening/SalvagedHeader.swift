import Foundation

/// The first hundred bytes of a journal, made again where they are spoilt and what stands behind them is not.
enum SalvagedHeader {
    private static let pageSize = 4096

    /// Puts a header in front of a file that begins with anything else.
    ///
    /// The fields are those of the SQLite file format, 1.3; only the size of a page matters for reading.
    static func mend(_ path: String) {
        guard let file = FileHandle(forUpdatingAtPath: path) else { return }
        defer { try? file.close() }
        guard let start = try? file.read(upToCount: 101), start.count == 101,
            !start.starts(with: Data("SQLite format 3\0".utf8)) || start[16] != 0x10 || start[17] != 0,
            start[100] == 0x05 || start[100] == 0x0D  // the root of the schema: an interior or a leaf page of a table
        else { return }
        let pages = JournalDatabase.fileSize(path) / Int64(pageSize)
        var header = Data("SQLite format 3\0".utf8)
        header += [0x10, 0x00, 2, 2, 0, 64, 32, 32]
        for number in [1, pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, Int64(JournalSchema.applicationID)] { header += bytes(number) }
        header += Data(count: 20)
        for number in [1, Int64(3_040_000)] { header += bytes(number) }
        try? file.seek(toOffset: 0)
        try? file.write(contentsOf: header)
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> Int64(24 - 8 * $0)) }
    }
}
