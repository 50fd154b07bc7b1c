import Fleet
import Foundation
import Testing

@testable import fleettop

/// Settings for kinds of alarm in the configuration and in devices.toml.
@Suite struct AlarmTablesTests {
    private func read(_ text: String) throws -> Config {
        let folder = try ScratchFolder()
        var config = Config()
        config.read(try folder.write(text, to: "config.toml"))
        return config
    }

    @Test func everyKeyOfTheReadmeIsTaken() throws {
        let config = try read(
            """
            [alarms.door]
            priority = 1
            on_delay = "5s"
            off_delay = "2m"
            latch = true
            ack_timeout = "10m"
            sound = "once"
            response = "Look."
            """)
        #expect(config.problems.isEmpty, "\(config.problems)")
        let rule = config.alarms.rule(of: .door)
        #expect(rule.priority == 1 && rule.latches && rule.sound == .once)
        #expect(rule.onDelayMilliseconds == 5000 && rule.offDelayMilliseconds == 120_000)
        #expect(rule.ackTimeoutMilliseconds == 600_000)
        #expect(config.alarms.response(to: .door) == "Look.")
        #expect(config.alarms.rule(of: .sos) == AlarmRules().rule(of: .sos))
    }

    @Test(arguments: [
        ("[alarms.dor]\npriority = 1", 1, "unknown alarm 'dor'"),
        ("[alarms.door]\npriority = 5", 2, "'priority' must be 1 critical"),
        ("[alarms.door]\ncolour = 5", 2, "unknown key 'colour'"),
        ("[alarms.door]\non_delay = 5", 2, "'on_delay' must be a duration"),
        ("[alarms.door]\nsound = \"loud\"", 2, "'sound' must be"),
    ])
    func whatIsWrongIsNamedAndTheRestCounts(text: String, line: Int, words: String) throws {
        let config = try read(text + "\nlatch = true\n")
        #expect(config.problems.count == 1)
        #expect(config.problems.first?.words.contains(words) == true, "\(config.problems)")
        #expect(text.contains("dor]") || config.alarms.rule(of: .door).latches)
    }

    @Test func groupsAndDevicesHaveTheirOwn() throws {
        let folder = try ScratchFolder()
        let contents = DevicesFile.read(
            try folder.write(
                """
                [groups.north.alarms.vibration]
                priority = 4
                off_delay = "5m"
                ["1"]
                groups = ["north"]
                ["2"]
                groups = ["north"]
                [\"2\".alarms.vibration]
                priority = 1
                """, to: "devices.toml"))
        #expect(contents.problems.isEmpty, "\(contents.problems)")
        let policy = FleetPolicy(book: contents.book)
        func rule(_ digits: String) throws -> AlarmRule {
            policy.alarmRules(of: try #require(DeviceID(digits))).rule(of: .vibration)
        }
        #expect(try rule("1").priority == 4)
        #expect(try rule("2").priority == 1)
        #expect(try rule("2").offDelayMilliseconds == 300_000)
        #expect(try rule("3").priority == 2)
    }
}
