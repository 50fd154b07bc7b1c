import Foundation

/// The program without a terminal: its process, and what it has written so far.
final class HeadlessRun {
    /// The process.
    let process: ChildProcess
    private let home: TestHome
    private let name: String

    /// Starts `fleettop` with arguments; standard input is empty without `input`.
    ///
    /// - Parameter output: another file for standard output, which is not looked into.
    init(_ arguments: [String], in home: TestHome, input: [UInt8] = [], output: String? = nil) throws {
        self.home = home
        name = "run-\(UUID().uuidString.prefix(8))"
        try Data(input).write(to: home.folder.appendingPathComponent(name + ".in"))
        process = try ChildProcess(
            ChildProcess.Setup(
                program: BuiltProgram.path(), arguments: arguments, environment: home.environment,
                folder: home.folder.path, input: home.path(name + ".in"), output: output ?? home.path(name + ".out"),
                errors: home.path(name + ".err")))
    }

    /// Starts `fleettop`, waits for its end, and returns it.
    static func finished(
        _ arguments: [String], in home: TestHome, input: [UInt8] = [], within limit: Duration = .seconds(10)
    ) async throws -> HeadlessRun {
        let run = try HeadlessRun(arguments, in: home, input: input)
        _ = try await run.process.waitForExit(within: limit)
        return run
    }

    /// Standard output so far.
    var output: String { home.text(of: name + ".out") }
    /// Standard error so far.
    var errors: String { home.text(of: name + ".err") }
    /// The lines of standard error so far.
    var errorLines: [Substring] { errors.split(separator: "\n") }

    /// The JSON lines on standard output so far, without one that is not complete; throws on one that is not JSON.
    func lines() throws -> [JSONLine] {
        let text = output
        guard let end = text.lastIndex(of: "\n") else { return [] }
        return try text[..<end].split(separator: "\n").map(JSONLine.init)
    }

    /// Waits until so many lines fit, and returns those.
    func lines(_ count: Int, within limit: Duration = .seconds(10), where fits: (JSONLine) -> Bool = { _ in true })
        async throws -> [JSONLine]
    {
        try await eventually(
            "\(count) lines on standard output", within: limit, evidence: { self.output + self.errors }
        ) {
            let found = try lines().filter(fits)
            return found.count >= count ? found : nil
        }
    }

    /// Waits for the listener and returns the ports that it announces.
    func ports(_ count: Int = 1) async throws -> [UInt16] {
        try await eventually("\(count) announcements of a port", evidence: { self.errors }) {
            let found = errors.matches(of: /listening on 127\.0\.0\.1:(\d+) \(tcp, udp\)\n/)
            return found.count >= count ? found.compactMap { UInt16($0.1) } : nil
        }
    }
}

extension HeadlessRun {
    /// Runs `fleettop ingest --output jsonl` on a free port for as long as a story takes.
    static func ingest(_ options: [String] = [], _ story: (HeadlessRun, UInt16) async throws -> Void) async throws {
        let home = try TestHome()
        let run = try HeadlessRun(["ingest", "--output", "jsonl", "--listen", "127.0.0.1:0"] + options, in: home)
        defer { run.process.end() }
        guard let port = try await run.ports().first else { throw StoryError("no port") }
        try await story(run, port)
    }
}

/// One line of JSON that the program wrote.
struct JSONLine: CustomStringConvertible {
    /// The line as written.
    let description: String
    private let values: [String: Any]

    /// Reads a line; throws when it is no JSON object.
    init(_ line: some StringProtocol) throws {
        description = String(line)
        guard let object = try? JSONSerialization.jsonObject(with: Data(description.utf8)) as? [String: Any] else {
            throw StoryError("no JSON object: \(description)")
        }
        values = object
    }

    /// An object that was read already.
    init(object: [String: Any]) throws {
        description = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        values = object
    }

    /// The names of the values.
    var keys: Set<String> { Set(values.keys) }

    /// A text, at a path such as `fix.time`.
    func text(_ path: String) -> String? { value(path) as? String }
    /// All texts of a list; none where there is no list.
    func texts(_ path: String) -> [String] { value(path) as? [String] ?? [] }
    /// A number, at a path such as `fix.lat`.
    func number(_ path: String) -> Double? { (value(path) as? NSNumber)?.doubleValue }
    /// A flag, at a path such as `fix.valid`.
    func flag(_ path: String) -> Bool? { (value(path) as? NSNumber)?.boolValue }

    private func value(_ path: String) -> Any? {
        path.split(separator: ".").reduce(values as Any?) { ($0 as? [String: Any])?[String($1)] }
    }
}
