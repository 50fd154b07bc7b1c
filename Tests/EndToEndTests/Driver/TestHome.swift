import Foundation
import Synchronization

/// A fresh home folder, and the program as it was built, run in it with nothing of the user's own around.
final class TestHome {
    /// The folder; everything in it goes when the home goes.
    let folder: URL

    private static let count = Atomic(0)

    /// Makes an empty home.
    init() throws {
        // Short, because the path of a Unix socket inside may not exceed 107 bytes.
        let number = Self.count.add(1, ordering: .relaxed).newValue
        folder = URL(fileURLWithPath: "/tmp/fleettop-e2e-\(getpid())-\(number)", isDirectory: true)
        try? FileManager.default.removeItem(at: folder)
        for name in ["config/fleettop", "data", "state"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The environment of everything that runs here.
    var environment: [String: String] {
        var all = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "TZ": "UTC",
            "XDG_CONFIG_HOME": path("config"), "XDG_DATA_HOME": path("data"), "XDG_STATE_HOME": path("state"),
            "TMUX_TMPDIR": folder.path, "SWIFT_BACKTRACE": "enable=no",
        ]
        all["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        return all
    }

    /// The path of a file in the home.
    func path(_ name: String) -> String {
        folder.appendingPathComponent(name).path
    }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        return path(name)
    }

    /// The text of a file; empty while there is none.
    func text(of name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path(name)) ?? Data(), as: UTF8.self)
    }
}

/// The program under test.
enum BuiltProgram {
    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The path of the executable, which the build puts beside the tests; throws where there is none.
    static func path() throws -> String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let starts =
            [own, CommandLine.arguments[0]].map { URL(fileURLWithPath: $0) } + Bundle.allBundles.map(\.bundleURL)
        let beside = starts.map { $0.deletingLastPathComponent() } + [package.appendingPathComponent(".build/debug")]
        let places = beside.map { $0.appendingPathComponent("fleettop").path }
        guard let found = places.first(where: FileManager.default.isExecutableFile) else {
            throw StoryError("no fleettop beside the tests; looked at \(places)")
        }
        return found
    }
}
