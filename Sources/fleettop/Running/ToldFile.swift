import Fleet
import Foundation

/// When somebody was notified last, kept beside the journal, so that the next run tells nobody twice.
struct ToldFile: Sendable {
    /// Its name in the data folder.
    static let name = "notified"
    /// The longest content that is one of ours, in bytes.
    private static let longest = 24

    private let place: URL
    /// A disk that hangs must hold up no notification.
    private let writer: NewestWriter<Timestamp>

    init(folder: String) {
        let place = URL(fileURLWithPath: folder).appendingPathComponent(Self.name)
        self.place = place
        writer = NewestWriter(label: "fleettop.told") { moment in
            try? Data("\(moment.milliseconds)\n".utf8).write(to: place, options: .atomic)
        }
    }

    /// The moment; nil where there is none, or nothing that makes sense.
    func read() -> Timestamp? {
        guard let data = try? Data(contentsOf: place), data.count <= Self.longest,
            let milliseconds = Int64(String(decoding: data, as: UTF8.self).split(separator: "\n").first ?? "")
        else { return nil }
        return Timestamp(milliseconds: milliseconds)
    }

    /// Writes the moment down, soon; a disk that takes nothing is no error, and other signs of life count then.
    func write(_ moment: Timestamp) {
        writer.put(moment)
    }

    /// Waits until it is written, two seconds at most.
    func finish() {
        writer.finish()
    }
}
