import Dialects
import Fleet
import Testing

/// Commands of trv: locate always, the relay only where it was enabled for the device.
@Suite struct TRVCommandTests {
    private func encode(
        _ command: DeviceCommand, serial: UInt32 = 7, inferred: Bool = false
    ) throws -> EncodedCommand {
        let device = try #require(DeviceID("869207032612724"))
        return try TRVDialect.encode(
            command,
            CommandContext(
                device: device, now: Timestamp(seconds: 0), serial: serial, allowsInferredCommands: inferred))
    }

    @Test func locate() throws {
        let encoded = try encode(.locate)
        #expect(encoded == EncodedCommand(bytes: Array("TRVBP20#".utf8), proof: .accepted(types: ["AP20"])))
    }

    @Test func theRelayIsOffUnlessEnabled() throws {
        for command in [DeviceCommand.cutEngine, .restoreEngine] {
            #expect(throws: CommandFault.self) { try encode(command) }
        }
        let cut = try encode(.cutEngine, inferred: true)
        #expect(cut == EncodedCommand(bytes: Array("TRVBP03,000007#".utf8), proof: .status(types: ["AP03"])))
        let restore = try encode(.restoreEngine, serial: 999_999, inferred: true)
        #expect(restore == EncodedCommand(bytes: Array("TRVBP04,999999#".utf8), proof: .status(types: ["AP04"])))
        #expect(throws: CommandFault.self) { try encode(.cutEngine, serial: 1_000_000, inferred: true) }
    }

    @Test(arguments: [DeviceCommand.arm, .disarm, .reportEvery(seconds: 30), .overspeed(kmh: 80), .version])
    func theRestHasNoBytes(_ command: DeviceCommand) {
        #expect(throws: CommandFault.self) { try encode(command, inferred: true) }
    }
}
