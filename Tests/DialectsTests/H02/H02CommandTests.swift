import Dialects
import Fleet
import Testing

/// Commands in the bytes of the dossier's table.
@Suite struct H02CommandTests {
    private func encode(_ command: DeviceCommand, device: String = "4106012736") throws -> EncodedCommand {
        let id = try #require(DeviceID(device))
        // 2020-01-02 03:04:05 UTC
        return try H02Dialect.encode(command, CommandContext(device: id, now: Timestamp(seconds: 1_577_934_245)))
    }

    @Test(arguments: [
        (DeviceCommand.cutEngine, "*HQ,4106012736,S20,030405,1,1#"),
        (.restoreEngine, "*HQ,4106012736,S20,030405,1,0#"), (.arm, "*HQ,4106012736,SCF,030405,0,0#"),
        (.disarm, "*HQ,4106012736,SCF,030405,1,1#"),
        (.reportEvery(seconds: 30), "*HQ,4106012736,S71,030405,22,30#"),
        (.clearAlarms, "*HQ,4106012736,R7,030405#"),
    ])
    func bytes(_ command: DeviceCommand, _ text: String) throws {
        #expect(String(decoding: try encode(command).bytes, as: UTF8.self) == text)
    }

    @Test func proofs() throws {
        #expect(try encode(.cutEngine).proof == .status(types: ["V4"]))
        #expect(try encode(.restoreEngine).proof == .status(types: ["V4"]))
        #expect(try encode(.arm).proof == .status(types: ["V4"]))
        #expect(try encode(.clearAlarms).proof == .accepted(types: ["V4"]))
    }

    @Test func leadingZerosStay() throws {
        #expect(try encode(.clearAlarms, device: "0106012736").bytes == Array("*HQ,0106012736,R7,030405#".utf8))
    }

    @Test(arguments: [0, -1, 86_401, Int.max, Int.min]) func intervalsOutOfRange(_ seconds: Int) {
        #expect(throws: CommandFault.invalid(reason: "an interval is 1 to 86400 s")) {
            try encode(.reportEvery(seconds: seconds))
        }
    }

    @Test func identitiesOfOtherDialects() {
        #expect(throws: CommandFault.invalid(reason: "an identity of h02 has 10 to 15 digits")) {
            try encode(.cutEngine, device: "123456789")
        }
    }

    @Test(arguments: [
        DeviceCommand.locate, .stopReporting, .overspeed(kmh: 80), .lowBattery(percent: 20), .movement(radiusM: 200),
        .geofence(zone: 1, corners: nil, alarmOnExit: true),
        .server(accessPoint: "a", host: "b#", port: 1, udp: false), .timeZone(minutesEast: 0),
        .heartbeatEvery(seconds: 60), .authorisedNumber(slot: 1, number: "+1#"), .version,
    ])
    func unsupportedSaysWhatWorks(_ command: DeviceCommand) throws {
        do {
            let encoded = try encode(command)
            Issue.record("\(encoded)")
        } catch CommandFault.unsupported(let hint) {
            #expect(!hint.isEmpty)
        }
    }
}
