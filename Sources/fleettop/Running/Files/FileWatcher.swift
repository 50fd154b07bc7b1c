import Dispatch
import Foundation
import Synchronization

/// Looks at files again and again and says which of them have changed, appeared or gone.
///
/// A look is a `stat` by name, so that a file that is replaced by another of its name counts as changed, and folders
/// may come later. A change is told once the file has stayed the same between two looks, so that half a file is not
/// read.
final class FileWatcher: Sendable {
    /// What tells one state of a file from another; nil for a file that is not there.
    private struct Mark: Sendable, Equatable {
        let device: UInt64
        let number: UInt64
        let size: Int64
        let changed: [Int]

        init?(_ path: String) {
            var info = stat()
            guard stat(path, &info) == 0 else { return nil }
            device = UInt64(info.st_dev)
            number = UInt64(info.st_ino)
            size = Int64(info.st_size)
            changed = [info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_ctim.tv_sec, info.st_ctim.tv_nsec]
        }
    }

    /// What is known of a file.
    private struct Known: Sendable {
        /// As it was told last.
        var told: Mark?
        /// As it was at the last look.
        var seen: Mark?
    }

    private let queue: DispatchQueue
    private let interval: DispatchTimeInterval
    private let files: [URL]
    private let known: Mutex<[Known]>
    private let isStopped = Atomic(false)
    private let changed: @Sendable (URL) -> Void

    /// A watcher; what the files are like now is the state that changes are counted from.
    ///
    /// - Parameters:
    ///   - interval: the time between two looks.
    ///   - changed: called on the watcher's queue.
    init(
        _ files: [URL], label: String, every interval: DispatchTimeInterval = .milliseconds(500),
        changed: @escaping @Sendable (URL) -> Void
    ) {
        queue = DispatchQueue(label: label, qos: .utility)
        self.files = files
        self.interval = interval
        self.changed = changed
        known = Mutex(
            files.map { file in
                let mark = Mark(file.path)
                return Known(told: mark, seen: mark)
            })
    }

    /// Looks from now on, until it is stopped; it cannot be started again.
    func start() {
        queue.asyncAfter(deadline: .now() + interval) { [weak self] in
            guard let self, !isStopped.load(ordering: .relaxed) else { return }
            look()
            start()
        }
    }

    /// Looks no longer.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
    }

    private func look() {
        let news = known.withLock { known in
            files.indices.filter { place in
                let mark = Mark(files[place].path)
                defer { known[place].seen = mark }
                guard mark == known[place].seen, mark != known[place].told else { return false }
                known[place].told = mark
                return true
            }
        }
        for place in news { changed(files[place]) }
    }
}
