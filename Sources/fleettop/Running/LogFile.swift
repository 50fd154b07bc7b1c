import Canvas
import Fleet
import Foundation
import Logging

/// Where log lines go: a file, standard error, or nowhere.
enum LogFile {
    /// A logger; without a path it writes to standard error, or to nothing when a screen is in the way.
    static func logger(path: String?, level: Logger.Level, standardError: Bool) throws -> Logger {
        var logger: Logger
        if let path {
            let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
            guard descriptor >= 0 else {
                throw RunFailure("cannot write the log \(path): \(String(cString: strerror(errno)))")
            }
            logger = Logger(label: "fleettop") { _ in LineLogHandler(descriptor: descriptor) }
        } else if standardError {
            logger = Logger(label: "fleettop") { _ in LineLogHandler(descriptor: 2) }
        } else {
            logger = Logger(label: "fleettop") { _ in SwiftLogNoOpLogHandler() }
        }
        logger.logLevel = level
        return logger
    }
}

/// Writes `time level message key=value` lines; whatever a device said leaves as harmless text.
struct LineLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let pairs = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let extra = pairs.map { " \($0.key)=\($0.value)" }.joined()
        let line = "\(Timestamp.now.iso8601) \(event.level.rawValue) " + Text.plain("\(event.message)\(extra)") + "\n"
        // One write a line keeps lines whole when several threads log at once.
        Array(line.utf8).withUnsafeBytes { _ = write(descriptor, $0.baseAddress, $0.count) }
    }
}
