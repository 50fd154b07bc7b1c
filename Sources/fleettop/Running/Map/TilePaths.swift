import Foundation

/// Where the user's files of street tiles are.
enum TilePaths {
    /// The paths without a leading `~`, each once.
    static func resolved(_ paths: [String]) -> [String] {
        var known: Set<String> = []
        return paths.map { NSString(string: $0).expandingTildeInPath }.filter { known.insert($0).inserted }
    }

    /// The language of the environment, such as `de`; nil where names are wanted as they are.
    static func language(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let locale, locale != "C", locale != "POSIX", !locale.hasPrefix("C.") else { return nil }
        let language = locale.prefix { $0.isASCII && $0.isLowercase }
        return (2...3).contains(language.count) ? String(language) : nil
    }
}
