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
        for (name, message) in Self.samples where sample == nil || sample == name {
            let one = Array(message.utf8)
            // A read of a listener holds a few hundred messages at most.
            let chunk = Array(repeatElement(one, count: 64).joined())
            let chunks = max(1, frames / 64)
            var reports = 0
            let seconds = Figure.bestSeconds {
                var decoder = StreamDecoder()
                for _ in 0..<chunks {
                    chunk.withUnsafeBytes { bytes in
                        decoder.receive(bytes, now: Timestamp(seconds: 0)) { message, _ in
                            if case .report = message.content { reports += 1 }
                        }
                    }
                }
            }
            precondition(reports > 0, "the sample does not decode")
            let count = Double(chunks * 64)
            Figure.line("gotop \(name)", seconds * 1e9 / count, "ns a frame")
            Figure.line("gotop \(name)", count / seconds / 1000, "thousand frames/s")
        }
    }

    private static let samples = [
        (
            "position",
            "#861785001515349,CMD-T,A,DATE:120903,TIME:160649,LAT:59.9326566N,LOT:010.7875033E,Speed:005.5,X-X-X-X-49-5,000,24202-0ED9-D93B#"
        ),
        (
            "full tail",
            "#867273021518134,CMD-T,A,DATE:190611,TIME:081530,LAT:22.7613506N,LOT:114.3610382E,Speed:63.4,1-1-0-0-88-23,271,46000-262D-0FF86A12,09,0.95,29.0,,,#"
        ),
        (
            "alarm",
            "#861785001515349,ALM-A,V,DATE:120903,TIME:160649,LAT:59.9326566N,LOT:010.7875033E,Speed:005.5,84-20,000#"
        ),
        ("heartbeat", "#861785001515349,CMD-X#"),
    ]
}
