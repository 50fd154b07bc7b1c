import ArgumentParser
import Dialects
import Fleet
import Foundation
import Fuzz

/// `fleettop-bench fuzz`: seeded bad input for every framer and decoder.
struct FuzzBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fuzz", abstract: "Feed damaged messages to every decoder; fails when a promise is broken.")

    @Option(help: "Buffers for each decoder.")
    var count = 100_000

    @Option(help: "The same seed gives the same buffers.")
    var seed: UInt64 = 1

    @Option(help: "Messages to damage, one JSON object with `dialect` and `hex` a line; simulated ones without.")
    var corpus: String?

    @Option(help: "Only the decoder of this dialect.")
    var dialect: String?

    func run() throws {
        let known = try corpus.map { try Self.read($0) } ?? [:]
        var faults = 0
        for dialect in DialectRegistry.all where self.dialect == nil || self.dialect == dialect.id.name {
            let name = dialect.id.name
            let frames = known[name].map { FuzzCorpus(frames: $0, of: dialect.id) } ?? FuzzCorpus(of: dialect.id)
            var run = FuzzRun(dialect, corpus: frames, seed: seed)
            run.feed(min(count, 10_000))
            let before = ProcessMemory.megabytes
            let seconds = Figure.bestSeconds(runs: 1) { run.feed(max(0, count - 10_000)) }
            let found = run.findings
            Figure.count("\(name) buffers", found.buffers)
            Figure.line("\(name) time", seconds, "s")
            Figure.line("\(name) bytes", Double(found.bytes) / 1e6, "MB, fed in four ways")
            Figure.line("\(name) understood all the same", Double(found.reports), "messages")
            Figure.line("\(name) held back at most", Double(found.mostPending), "bytes")
            Figure.line("\(name) memory grew by", ProcessMemory.megabytes - before, "MB")
            Figure.line("\(name) slowest buffer", found.slowestNs, "ns a byte")
            print(
                "\(name) slowest buffer: \(String(decoding: found.slowest.prefix(60), as: UTF8.self).debugDescription)")
            Figure.count("\(name) broken promises", found.faultCount)
            for fault in found.faults { print(fault) }
            faults += found.faultCount
        }
        if faults > 0 { throw ExitCode.failure }
    }

    /// The messages of a corpus file by dialect.
    private static func read(_ path: String) throws -> [String: [[UInt8]]] {
        /// One line of the file.
        struct Line: Decodable {
            let dialect: String
            let hex: String
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").reduce(into: [:]) { frames, line in
            let one = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            let digits = Array(one.hex.utf8)
            let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
            }
            frames[one.dialect, default: []].append(bytes)
        }
    }
}
