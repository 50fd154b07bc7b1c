import Fleet
import Testing

@testable import Dashboard

/// The screens that pictures are kept of.
enum Scene: String, CaseIterable, Sendable {
    case empty, fleet, feed, map, details, help, palette, question, filter, noMatch, frozen, ascii

    /// A size of the terminal.
    struct Size: Sendable, CustomTestStringConvertible {
        let width: Int
        let height: Int
        var testDescription: String { "\(width)x\(height)" }
    }

    /// The sizes that pictures are kept of.
    static let sizes = [Size(width: 80, height: 24), Size(width: 140, height: 40)]

    /// The screen as it is drawn now.
    func screen(_ width: Int, _ height: Int) -> String {
        let story = self == .empty ? Scenario(width: width, height: height) : busyStory(width, height)
        switch self {
        case .empty, .fleet, .ascii: break
        case .feed: story.press("2")
        case .map: story.press("3")
        case .details: story.press("G", "k", "enter")
        case .help: story.press("?")
        case .palette:
            story.press(":")
            story.write("ack")
        case .question: story.press("A")
        case .filter:
            story.press("/")
            story.write("van")
        case .noMatch:
            story.press("/")
            story.write("colour:red")
        case .frozen:
            story.press("p")
            story.hear("Van 2", at: "Vienne")
        }
        return story.screen
    }

    /// Every status, alarms of several weights, one that came twice, and one that is acknowledged.
    private func busyStory(_ width: Int, _ height: Int) -> Scenario {
        let fleet = self == .ascii ? Fleets.plain : Fleets.all
        let story = Scenario(fleet, width: width, height: height) { $0.isAscii = self == .ascii }
        story.alarm(.geofence, of: "Truck 3", zone: 2, secondsAgo: 1260)
        story.press("2", "a", "1")
        story.alarm(.powerCut, of: "Trailer 7", secondsAgo: 240)
        story.alarm(.lowBattery, of: "Trailer 7", secondsAgo: 95)
        story.alarm(.sos, of: "Van 12", secondsAgo: 30)
        story.alarm(.sos, of: "Van 12", secondsAgo: 12)
        story.pass(seconds: 5)
        return story
    }
}
