import Atlas
import Dashboard
import Fleet
import Foundation

/// Writes hand-overs into their folder: beside the journal, or where the screen's memory is when nothing is kept.
struct HandoverFile {
    /// The folder; made when the first one is written.
    let folder: String

    /// Writes one, all or nothing, and gives its path.
    ///
    /// - Throws: ``RunFailure`` with one line.
    func write(_ handover: Handover, as form: Handover.Form) throws -> String {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw RunFailure("cannot make the folder \(folder)")
        }
        let path = "\(folder)/\(handover.fileName(as: form))"
        let file = try AtomicFile(path)
        do {
            try file.write(Array(handover.written(as: form).utf8))
            try file.finish()
        } catch {
            file.abandon()
            throw error
        }
        return path
    }
}

extension Handover {
    /// The hand-over of a fleet as this user writes it here and now.
    static func here(_ fleet: FleetSnapshot) -> Handover {
        Handover(fleet, at: .now, clock: .local, by: .here, describe: { Gazetteer.embedded.describe($0) })
    }
}
