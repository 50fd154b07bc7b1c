/// Why a journal cannot be used, in one line.
public enum JournalError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The folder cannot be made, or nothing can be written in it.
    case folder(path: String, reason: String)
    /// Another program writes this journal.
    case inUse(path: String)
    /// The file belongs to another program.
    case foreign(path: String)
    /// A newer version has changed the journal's form.
    case newer(path: String)
    /// There is no journal here.
    case missing(path: String)
    /// The file is damaged.
    case damaged(path: String, reason: String)
    /// The database refuses.
    case refused(path: String, reason: String)

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .folder(let path, let reason): "cannot keep a journal in \(path): \(reason)"
        case .inUse(let path): "the journal in \(path) is in use by another fleettop; give another folder with --data"
        case .foreign(let path): "\(path) is a database of another program; give another folder with --data"
        case .newer(let path): "the journal \(path) was written by a newer version; use that version, or another --data"
        case .missing(let path): "there is no journal in \(path); give its folder with --data"
        case .damaged(let path, let reason): "the journal \(path) is damaged: \(reason)"
        case .refused(let path, let reason): "the journal \(path) cannot be used: \(reason)"
        }
    }
}
