import Fleet
import Foundation
import TOMLKit

/// The names of trackers: `devices.toml`, a table a tracker, `["861785001515349"]` with `name = "Van 12"`.
enum DevicesFile {
    /// The names in a file; a file that is not there is an empty one.
    static func read(_ url: URL, problems: inout [ConfigProblem]) -> [DeviceID: String] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [:] }
        let text: TOMLText
        do {
            text = try TOMLText(contentsOf: url)
        } catch {
            problems.append(error.problem)
            return [:]
        }
        var names: [DeviceID: String] = [:]
        for key in text.table.keys.sorted() {
            guard let id = DeviceID(key), let entry = text.table[key]?.table else {
                problems.append(
                    text.problem(section: key, key: nil, "'\(key)' is no identity of 1 to 19 digits with a table"))
                continue
            }
            names[id] = entry["name"]?.string ?? key
        }
        return names
    }
}
