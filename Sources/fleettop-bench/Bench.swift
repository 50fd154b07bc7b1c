import ArgumentParser
import Dialects
import Fleet

/// The benchmarks: figures for a person to read, never a judgement.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleettop-bench", abstract: "Measure what fleettop costs.",
        subcommands: [
            DecodeBench.self, DetectBench.self, StoreBench.self, IngestBench.self, ScreenBench.self, FuzzBench.self,
            JournalBench.self, SoakBench.self, PastBench.self, ZonesBench.self, AtlasBench.self, StreetsBench.self,
            RulesBench.self,
        ])
}

/// Prints `name: value unit` lines.
enum Figure {
    /// One line.
    static func line(_ name: String, _ value: Double, _ unit: String) {
        let rounded = (value * 100).rounded() / 100
        print("\(name): \(rounded) \(unit)")
    }

    /// One line with a count of things that the name tells.
    static func count(_ name: String, _ value: Int) {
        print("\(name): \(value)")
    }

    /// Seconds that a piece of work takes, the best of some runs, so that a busy machine matters less.
    static func bestSeconds(runs: Int = 7, _ work: () -> Void) -> Double {
        (0..<runs).map { _ in
            let clock = ContinuousClock()
            let duration = clock.measure(work)
            return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        }.min() ?? 0
    }
}
