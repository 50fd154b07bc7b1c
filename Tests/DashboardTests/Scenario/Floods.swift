import Fleet

/// A fleet of which many devices tell the same.
enum Floods {
    /// Thirty vans.
    static let fleet =
        "device  status   age  place\n"
        + (1...30).map { number in
            let name = "Van \(number)"
            return name + String(repeating: " ", count: 8 - name.utf8.count) + "stopped  8    Lyon"
        }.joined(separator: "\n")

    /// A low battery, then doors within a minute, an SOS among them.
    static func play(_ story: Scenario, doors: Int) {
        story.alarm(.lowBattery, of: "Van 2")
        for number in 1...doors {
            if number == 3 { story.alarm(.sos, of: "Van 1") }
            story.alarm(.door, of: "Van \(number)")
            if number % 2 == 0 { story.pass(seconds: 1) }
        }
    }
}
