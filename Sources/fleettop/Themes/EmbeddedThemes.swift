import CThemes
import Canvas

/// The themes of the folder `Themes` as they were when the program was built, compiled in.
enum EmbeddedThemes {
    /// Their names, in order.
    static var names: [String] { all.map { String(cString: $0.name) } }

    /// A theme by its name; nil when there is none of that name.
    static func theme(_ name: String) -> Theme? {
        guard let found = all.first(where: { String(cString: $0.name) == name }) else { return nil }
        let text = String(decoding: UnsafeBufferPointer(start: found.bytes, count: found.count), as: UTF8.self)
        // A test reads each of them, so nothing is wrong here that a person could be told.
        var ignored: [ConfigProblem] = []
        return try? ThemeFile.read(TOMLText(text, file: name + ".toml"), name: name, problems: &ignored)
    }

    private static var all: [fleettop_theme] {
        (0..<fleettop_theme_count()).map { fleettop_theme_at($0) }
    }
}
