import Fleet
import GRDB

/// The messages of a journal in the order of their arrival, page by page, in bounded memory.
public struct MessageCursor {
    private let reader: JournalReader
    private var pages: ReportPages
    private var page: [Arrival] = []

    init(_ reader: JournalReader, _ scope: ExportScope) {
        self.reader = reader
        pages = ReportPages(scope)
    }

    /// The next message; nil behind the last.
    ///
    /// Its bytes are empty where they are kept no longer.
    public mutating func next() throws -> Arrival? {
        while page.isEmpty {
            guard let next = try reader.pool.read({ try pages.next($0) }) else { return nil }
            page = next.reversed()
        }
        return page.popLast()
    }
}

extension JournalReader {
    /// The messages of a span, of some devices or of all; those of all with what was not understood among them.
    public func messages(of devices: [DeviceID], in span: ClosedRange<Timestamp>) throws -> MessageCursor {
        MessageCursor(self, try pool.read { try ExportScope(of: devices, in: span, $0, dialects: dialects) })
    }
}
