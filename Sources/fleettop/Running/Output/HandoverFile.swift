import Atlas
import Dashboard
import Dispatch
import Fleet
import Foundation
import Synchronization

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
        try AtomicFile.write(Array(handover.written(as: form).utf8), to: path)
        return path
    }
}

/// Writes hand-overs for the screen, on a queue of its own, and tells it where they are.
final class HandoverDesk: Sendable {
    private struct State {
        var isBusy = false
        var news: [Event] = []
    }

    private let file: HandoverFile
    private let queue = DispatchQueue(label: "fleettop.handover", qos: .userInitiated)
    private let state = Mutex(State())
    private let wake: @Sendable () -> Void

    /// A desk for a folder.
    ///
    /// - Parameter wake: called on the desk's queue when there is something to take.
    init(folder: String, wake: @escaping @Sendable () -> Void) {
        file = HandoverFile(folder: folder)
        self.wake = wake
    }

    /// Has the hand-over of a fleet written; one at a time, so that nothing piles up before a disk that hangs.
    ///
    /// - Returns: what is said at once; nil while it is being written.
    func write(_ fleet: FleetSnapshot, as form: Handover.Form) -> Event? {
        let isBusy = state.withLock { state in
            defer { state.isBusy = true }
            return state.isBusy
        }
        guard !isBusy else { return .notice("the hand-over before is still being written") }
        queue.async { [self] in
            let words = words { "hand-over: \(try file.write(.here(fleet), as: form))" }
            state.withLock { $0 = State(isBusy: false, news: $0.news + [.notice(words)]) }
            wake()
        }
        return nil
    }

    /// What was written since the last time, or what was in the way; for the screen's loop.
    func take() -> [Event] {
        state.withLock { state in
            defer { state.news = [] }
            return state.news
        }
    }

    /// Waits until all is written, two seconds at most.
    func finish() {
        let done = DispatchSemaphore(value: 0)
        queue.async { done.signal() }
        _ = done.wait(timeout: .now() + .seconds(2))
    }

    private func words(_ write: () throws -> String) -> String {
        do { return try write() } catch { return (error as? RunFailure)?.line ?? "\(error)" }
    }
}

extension Handover {
    /// The hand-over of a fleet as this user writes it here and now.
    static func here(_ fleet: FleetSnapshot) -> Handover {
        Handover(fleet, at: .now, clock: .local, by: .here, describe: { Gazetteer.embedded.describe($0) })
    }
}
