import Dialects
import Fleet
import Testing

/// Commands of gt06 in the bytes that the dossier prints.
@Suite struct GT06CommandTests {
    private func encode(_ command: DeviceCommand, _ password: String, serial: UInt32 = 0) throws -> EncodedCommand {
        let device = try #require(DeviceID("358899055301694"))
        return try GT06Dialect.encode(
            command,
            CommandContext(device: device, password: password, now: Timestamp(seconds: 0), serial: serial))
    }

    @Test(arguments: [
        (DeviceCommand.cutEngine, "", "787812800c0000000052656c61792c312300009dee0d0a"),
        (.restoreEngine, "", "787812800c0000000052656c61792c3023000081550d0a"),
        (.cutEngine, "000000", "787815800f000000004459442c303030303030230000e6c40d0a"),
        (.cutEngine, "123456", "787815800f000000004459442c313233343536230000755a0d0a"),
        (.restoreEngine, "000000", "787816801000000000484659442c303030303030230000710c0d0a"),
        (.locate, "000000", "787816801000000000445758582c30303030303023000024440d0a"),
        (.locate, "", "787816801000000000445758582c30303030303023000024440d0a"),
    ])
    func bytesOfTheDossier(_ command: DeviceCommand, _ password: String, _ hex: String) throws {
        let encoded = try encode(command, password)
        #expect(encoded.bytes == CorpusFrame.bytes(hex: hex))
        let isRelay = command != .locate
        #expect(encoded.proof == (isRelay ? .status(types: ["0x15", "0x21"]) : .accepted(types: ["0x15", "0x21"])))
    }

    @Test func theSerialComesBackInTheFlag() throws {
        let bytes = try encode(.locate, "", serial: 0x0102_0304).bytes
        #expect(Array(bytes[5..<9]) == [1, 2, 3, 4])
        #expect(bytes == GT06Frames.short(0x80, Array(bytes[4..<21]), serial: 0x0304))
    }

    @Test(arguments: ["12345;", "123", "123456789", "12#456", "1234\u{0}6", "１２３４", "12 34", "12,45"])
    func passwordsCanNotCarryACommand(_ password: String) throws {
        #expect(throws: CommandFault.self) { try encode(.cutEngine, password) }
    }

    @Test(arguments: [
        DeviceCommand.reportEvery(seconds: 30), .arm, .version,
        .server(
            accessPoint: "a", host: "b", port: 1, udp: false),
    ])
    func theRestSaysWhatWorksInstead(_ command: DeviceCommand) throws {
        do {
            _ = try encode(command, "123456")
            Issue.record("no bytes are known")
        } catch CommandFault.unsupported(let hint) {
            #expect(hint.contains("SMS"))
        }
    }
}
