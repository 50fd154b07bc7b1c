import Foundation

/// A folder with scripts for one test, gone when the test is.
final class ScriptFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("notify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a shell script and gives its path.
    func script(_ text: String, _ name: String = "sink") throws -> String {
        let file = url.appendingPathComponent(name)
        try ("#!/bin/sh\n" + text + "\n").write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file.path
    }

    /// What a script has written.
    func text(_ name: String) -> String {
        guard let data = FileManager.default.contents(atPath: url.appendingPathComponent(name).path) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    /// The names of all files.
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
}

/// Waits for a condition, ten seconds at most.
func eventually(_ condition: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while !condition() {
        guard .now < deadline else { return false }
        usleep(2000)
    }
    return true
}
