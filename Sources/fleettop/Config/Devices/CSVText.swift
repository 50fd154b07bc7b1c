/// Records of a CSV file as RFC 4180 has them: fields in quotes may hold separators, line ends and doubled quotes.
struct CSVText {
    /// One record.
    struct Record: Equatable {
        /// The line on which it begins, from 1.
        let line: Int
        /// Its fields.
        var fields: [String]
    }

    /// The records, without empty lines.
    private(set) var records: [Record] = []
    /// The line on which a quote begins that never ends; nil when all is well.
    private(set) var unclosedLine: Int?

    /// Reads a text; a semicolon separates where the first line has no comma, as some spreadsheets write it, and a tab
    /// where it has neither.
    ///
    /// A record with a quote that never ends is left out: it has swallowed the rest of the file.
    init(_ text: String) {
        let bytes = Array(text.utf8)[...]
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        let head = start.prefix { $0 != 0x0A }
        let separator: UInt8 = [0x2C, 0x3B, 0x09].first { head.contains($0) } ?? 0x2C
        read(start, separator: separator)
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>, separator: UInt8) {
        var (line, recordLine, quoteLine) = (1, 1, 1)
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = bytes.startIndex
        func endField() {
            fields.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        func endRecord() {
            if field.last == 0x0D { field.removeLast() }
            endField()
            if fields != [""] { records.append(Record(line: recordLine, fields: fields)) }
            fields = []
        }
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A { line += 1 }
            switch byte {
            case 0x22 where isQuoted:
                if index < bytes.endIndex, bytes[index] == 0x22 {
                    field.append(0x22)
                    index += 1
                } else {
                    isQuoted = false
                }
            case 0x22 where field.isEmpty: (isQuoted, quoteLine) = (true, line)
            case separator where !isQuoted: endField()
            case 0x0A where !isQuoted:
                endRecord()
                recordLine = line
            default: field.append(byte)
            }
        }
        if isQuoted {
            unclosedLine = quoteLine
            return
        }
        if !field.isEmpty || !fields.isEmpty { endRecord() }
    }
}
