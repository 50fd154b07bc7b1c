import ArgumentParser
import Dialects
import Fleet

/// `fleettop-bench decode`: nanoseconds a frame, from stream bytes to reports.
struct DecodeBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "decode", abstract: "Decode messages from a stream.")

    @Option(help: "Messages a run.")
    var frames = 200_000

    @Option(help: "Only the sample of this name.")
    var sample: String?

    func run() {
        for (name, login, one) in Samples.all where sample == nil || sample == name {
            // A read of a listener holds a few hundred messages at most.
            let chunk = Array(repeatElement(one, count: 64).joined())
            let chunks = max(1, frames / 64)
            var reports = 0
            let seconds = Figure.bestSeconds {
                var decoder = StreamDecoder()
                login.withUnsafeBytes { bytes in decoder.receive(bytes, now: Timestamp(seconds: 0)) { _, _ in } }
                for _ in 0..<chunks {
                    chunk.withUnsafeBytes { bytes in
                        decoder.receive(bytes, now: Timestamp(seconds: 0)) { message, _ in
                            if case .report = message.content { reports += 1 }
                        }
                    }
                }
            }
            precondition(reports >= chunks * 64, "the sample does not decode")
            let count = Double(chunks * 64)
            Figure.line(name, seconds * 1e9 / count, "ns a frame")
            Figure.line(name, count / seconds / 1000, "thousand frames/s")
        }
    }
}
