import Canvas
import Fleet
import Foundation
import Testing

@testable import Dashboard

/// What one shift tells the next, word for word.
@Suite struct HandoverTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden/Handover")
    private static let ana = Operator(user: "ana", terminal: "pts/3 from 192.0.2.7")

    /// A board with something of each sort, and with words that want to be more than words.
    private static func board() -> Scenario {
        let story = Scenario(Fleets.all)
        func id(_ kind: AlarmKind) -> AlarmID {
            story.store.snapshot().alarms.last { $0.kind == kind }?.id ?? AlarmID(number: 0)
        }
        func perform(_ action: OperatorAction) {
            #expect(story.store.perform(action, by: ana, at: story.now) == 1, "\(action)")
        }
        story.alarm(.powerCut, of: "Bus 4")
        perform(.acknowledge([id(.powerCut)]))
        story.pass(seconds: 90_000)
        story.alarm(.tamper, of: "Van 2")
        perform(.acknowledge([id(.tamper)]))
        story.pass(seconds: 600)
        story.store.sweep(at: story.now)
        story.alarm(.door, of: "Van 12")
        story.alarm(.door, of: "Van 12")
        perform(.note([id(.door)], text: "ben [looks](http://evil.example) \u{1b}]0;owned\u{7} <script>\n# no heading"))
        story.alarm(.tow, of: "Van 12")
        story.alarm(.fall, of: "Van 2")
        perform(
            .shelve(
                [id(.fall)], until: story.now.adding(seconds: 3600), endsAtClear: true, reason: "new *clip* | on @ben"))
        story.alarm(.movement, of: "Bus 4")
        let bus = story.store.snapshot().alarms.last { $0.kind == .movement }?.device
        if let bus {
            perform(
                .takeOutOfService([AlarmScope(device: bus, kind: .movement)], reason: "workshop\u{202E} till Monday"))
        }
        story.pass(seconds: 120)
        return story
    }

    private static func handover(_ story: Scenario) -> Handover {
        // Offline devices come of the long time that passes, and are nothing for these tests.
        var fleet = story.store.snapshot()
        fleet.alarms.removeAll { $0.kind == .offline || $0.kind == .gpsLost }
        return Handover(fleet, at: story.now, clock: .utc, by: ana, describe: { Town.name($0) })
    }

    @Test("each form as it was looked at", arguments: Handover.Form.allCases)
    func golden(form: Handover.Form) throws {
        let handover = Self.handover(Self.board())
        let text = handover.written(as: form)
        let file = Self.folder.appendingPathComponent("board.\(form.fileExtension)")
        if ProcessInfo.processInfo.environment["FLEETTOP_RECORD"] != nil {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(file.lastPathComponent): look at it")
            return
        }
        #expect(try text == String(contentsOf: file, encoding: .utf8))
        #expect(handover.fileName(as: form).hasPrefix("handover-2026-11-23-151431."))
    }

    @Test("many alarms of one cause are one entry, what is critical stands alone")
    func bursts() {
        let story = Scenario(Fleets.all)
        for name in ["Van 12", "Truck 3", "Van 2", "Trailer 7", "Bus 4", "Car 9"] { story.alarm(.door, of: name) }
        story.alarm(.sos, of: "Van 12")
        let text = Self.handover(story).written(as: .text)
        let doors = text.split(separator: "\n").filter { $0.contains("door opened") }
        #expect(doors.count == 1 && doors.first?.contains("devices") == true, "\(doors)")
        #expect(text.contains("1 critical: SOS, Van 12"))
    }

    @Test("nothing from outside can move the cursor, begin a line, or be a link or a tag")
    func hostile() {
        let handover = Self.handover(Self.board())
        for form in Handover.Form.allCases {
            let text = handover.written(as: form)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
            #expect(!text.split(separator: "\n").contains { $0.hasPrefix("# no heading") })
        }
        let markdown = handover.written(as: .markdown)
        #expect(
            !markdown.replacing("\\]", with: "").contains("](") && !markdown.contains("<script>")
                && !markdown.contains("http://"))
        #expect(MarkdownText.escaped("a_b*c\\d`e") == "a\\_b\\*c\\\\d\\`e")
    }

    @Test("an empty fleet says none everywhere")
    func empty() {
        let text = Handover(
            FleetSnapshot(), at: Scenario.start, clock: .utc, by: Operator(user: "ana"), describe: { _ in "" }
        ).written(as: .text)
        #expect(text.split(separator: "\n").count { $0 == "  none" } == 5)
        #expect(text.contains("Written 2026-11-22 14:02:31 by ana\n"))
    }

    @Test("the palette writes it in either form")
    func palette() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("handover")
        #expect(story.press("enter") == [.handOver(.text)])
        story.press(":")
        story.write("handover markdown")
        #expect(story.press("enter") == [.handOver(.markdown)])
    }
}
