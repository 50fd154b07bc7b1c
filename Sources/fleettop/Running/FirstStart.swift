import Foundation

/// Whether anybody has used the program here before.
enum FirstStart {
    /// The mark that is left in the folder of what the screen remembers, where nothing else is.
    static let mark = "first-start"

    /// Whether nothing is left of an earlier start.
    static func isFirst(in folder: URL) -> Bool {
        let contents = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return contents?.isEmpty ?? true
    }

    /// Whether this is the first start, which leaves the mark; false where no mark can be left.
    static func note(in folder: URL) -> Bool {
        let files = FileManager.default
        guard isFirst(in: folder) else { return false }
        try? files.createDirectory(at: folder, withIntermediateDirectories: true)
        return files.createFile(atPath: folder.appendingPathComponent(mark).path, contents: Data())
    }
}
