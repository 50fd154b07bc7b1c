import Dialects
import Fleet
import Testing

/// What every command of gotop, gps103 and tlt2h puts on the wire.
@Suite struct CommandBytesTests {
    private static let device = DeviceID("353327020412763")

    private func encode(
        _ dialect: any Dialect.Type, _ command: DeviceCommand, password: String = "123456"
    ) throws -> (text: String, proof: CommandProof) {
        let device = try #require(Self.device)
        let context = CommandContext(device: device, password: password, now: Timestamp(seconds: 0))
        let encoded = try dialect.encode(command, context)
        return (String(decoding: encoded.bytes, as: UTF8.self), encoded.proof)
    }

    private func isInvalid(_ dialect: any Dialect.Type, _ command: DeviceCommand, password: String = "123456") -> Bool {
        do {
            _ = try encode(dialect, command, password: password)
            return false
        } catch CommandFault.invalid {
            return true
        } catch {
            return false
        }
    }

    private func isUnsupported(_ dialect: any Dialect.Type, _ command: DeviceCommand) -> Bool {
        do {
            _ = try encode(dialect, command)
            return false
        } catch CommandFault.unsupported(let hint) {
            return !hint.isEmpty
        } catch {
            return false
        }
    }

    private static let corners = GeofenceCorners(
        north: 51 + 11.0 / 60 + 35.25 / 3600, south: 50 + 24.0 / 60 + 11.15 / 3600, west: 9 + 12.0 / 60 + 56.70 / 3600,
        east: 11 + 1.0 / 60 + 11.73 / 3600)

    @Test(arguments: [
        (DeviceCommand.locate, ":123456F#", "CMD-F"), (.reportEvery(seconds: 10), ":123456M1,010S#", "CMD-M"),
        (.reportEvery(seconds: 12_000), ":123456M1,200M#", "CMD-M"),
        (.reportEvery(seconds: 3600), ":123456M1,001H#", "CMD-M"), (.stopReporting, ":123456M0,045H#", "CMD-M0"),
        (.authorisedNumber(slot: 1, number: "+47123456"), ":123456A1,+47123456#", "CMD-A1"),
        (.authorisedNumber(slot: 2, number: nil), ":123456A2,D#", "CMD-A2"),
        (.heartbeatEvery(seconds: 120), ":123456M2,120#", "CMD-M2"), (.overspeed(kmh: 80), ":123456J1,080#", "CMD-J"),
        (.overspeed(kmh: nil), ":123456J0,080#", "CMD-J"), (.movement(radiusM: 20), ":123456P1,020#", "CMD-P"),
        (.movement(radiusM: nil), ":123456P0#", "CMD-P"),
        (
            .geofence(zone: 1, corners: corners, alarmOnExit: true),
            ":123456I1,1,1,51113525N009125670E50241115N011011173E#", "CMD-I"
        ),
        (
            .geofence(zone: 5, corners: nil, alarmOnExit: false),
            ":123456I5,0,0,00000000N000000000E00000000N000000000E#", "CMD-I"
        ),
        (.timeZone(minutesEast: 0), ":123456L+00#", "CMD-L"), (.timeZone(minutesEast: -420), ":123456L-07#", "CMD-L"),
        (.timeZone(minutesEast: 330), ":123456L+05:30#", "CMD-L"), (.lowBattery(percent: 40), ":123456N1,40#", "CMD-N"),
        (.version, ":123456B#", "Ver:"), (.cutEngine, ":123456T1#", "CMD-T1"), (.restoreEngine, ":123456T0#", "CMD-T0"),
        (
            .server(accessPoint: "CMNET", host: "119.122.101.91", port: 7289, udp: false),
            ":123456CCMNET,119.122.101.91:7289#", "CMD-C"
        ),
        (
            .server(accessPoint: "CMNET", host: "119.122.101.91", port: 7289, udp: true),
            ":123456CCMNET,u,119.122.101.91:7289#", "CMD-C"
        ),
        (
            .server(accessPoint: "", host: "fleet.example.org", port: 8888, udp: false),
            ":123456Rhttp://fleet.example.org;8888#", "CMD-R"
        ),
    ])
    func gotop(_ command: DeviceCommand, _ text: String, _ answer: String) throws {
        let encoded = try encode(GotopDialect.self, command)
        #expect(encoded.text == text)
        guard case .accepted(let types) = encoded.proof else {
            Issue.record("no proof")
            return
        }
        #expect(types.contains(answer) && !types.contains("CMD-T"))
    }

    @Test(arguments: [
        DeviceCommand.reportEvery(seconds: 0), .reportEvery(seconds: 255), .reportEvery(seconds: -60),
        .reportEvery(seconds: .min), .reportEvery(seconds: 91 * 3600), .heartbeatEvery(seconds: 59),
        .heartbeatEvery(seconds: 601), .overspeed(kmh: 29), .overspeed(kmh: 256), .lowBattery(percent: 46),
        .lowBattery(percent: 0), .movement(radiusM: 0), .movement(radiusM: 251), .timeZone(minutesEast: 1440),
        .timeZone(minutesEast: 7), .timeZone(minutesEast: .min), .authorisedNumber(slot: 0, number: "+47123456"),
        .authorisedNumber(slot: 6, number: nil), .authorisedNumber(slot: 1, number: "+47123456#:123456T1"),
        .authorisedNumber(slot: 1, number: "+"), .authorisedNumber(slot: 1, number: "1,2345"),
        .authorisedNumber(slot: 1, number: "١٢٣٤"), .geofence(zone: 6, corners: nil, alarmOnExit: true),
        .geofence(
            zone: 1, corners: GeofenceCorners(north: 1, south: 2, west: 1, east: 2), alarmOnExit: true),
        .geofence(
            zone: 1, corners: GeofenceCorners(north: .nan, south: 2, west: 1, east: 2), alarmOnExit: true),
        .geofence(
            zone: 1, corners: GeofenceCorners(north: 2, south: 1, west: 179, east: -179), alarmOnExit: true),
        .server(accessPoint: "CM#NET", host: "1.2.3.4", port: 1, udp: false),
        .server(accessPoint: "", host: "1.2.3.4", port: 1, udp: false),
        .server(accessPoint: "CMNET", host: "1.2.3.4", port: 0, udp: false),
        .server(accessPoint: "CMNET", host: "1.2.3.400", port: 1, udp: false),
        .server(accessPoint: "CMNET", host: "a;1#:123456K", port: 1, udp: false),
        .server(accessPoint: "CMNET", host: "a-name-of-more-than-24.example", port: 1, udp: false),
    ])
    func gotopRefusesValues(_ command: DeviceCommand) {
        #expect(isInvalid(GotopDialect.self, command))
    }

    @Test(arguments: ["", "12345", "1234567", "12345a", "12345#", "١٢٣٤٥٦"])
    func gotopRefusesPasswords(_ password: String) {
        #expect(isInvalid(GotopDialect.self, .locate, password: password))
    }

    @Test func gotopSaysWhatItCanNot() {
        for command in [DeviceCommand.arm, .disarm, .clearAlarms] {
            #expect(isUnsupported(GotopDialect.self, command))
        }
        #expect(
            isUnsupported(GotopDialect.self, .server(accessPoint: "a", host: "a.example", port: 1, udp: true)))
    }

    @Test(arguments: [
        (DeviceCommand.locate, "B", "tracker"), (.reportEvery(seconds: 30), "C,30s", "tracker"),
        (.reportEvery(seconds: 300), "C,05m", "tracker"), (.reportEvery(seconds: 3600), "C,01h", "tracker"),
        (.reportEvery(seconds: 90), "C,90s", "tracker"), (.movement(radiusM: 200), "G", "gt"),
        (.overspeed(kmh: 80), "H,080", "ht"), (.cutEngine, "J", "jt"), (.restoreEngine, "K", "kt"), (.arm, "L", "lt"),
        (.disarm, "M", "mt"), (.stopReporting, "D", ""), (.clearAlarms, "E", ""),
    ])
    func gps103(_ command: DeviceCommand, _ code: String, _ answer: String) throws {
        let encoded = try encode(GPS103Dialect.self, command)
        #expect(encoded.text == "**,imei:353327020412763," + code)
        #expect(encoded.proof == (answer.isEmpty ? .nothing : .accepted(types: [answer])))
    }

    @Test func gps103RefusesValuesAndSaysWhatItCanNot() throws {
        for command in [
            DeviceCommand.reportEvery(seconds: 0), .reportEvery(seconds: 101), .reportEvery(seconds: -30),
            .reportEvery(seconds: 100 * 3600), .overspeed(kmh: 0), .overspeed(kmh: 1000), .overspeed(kmh: -80),
        ] { #expect(isInvalid(GPS103Dialect.self, command)) }
        for command in [
            DeviceCommand.overspeed(kmh: nil), .movement(radiusM: nil), .lowBattery(percent: 10), .version,
            .geofence(zone: 1, corners: nil, alarmOnExit: true), .timeZone(minutesEast: 0),
            .heartbeatEvery(seconds: 60),
            .authorisedNumber(slot: 1, number: nil), .server(accessPoint: "a", host: "1.2.3.4", port: 1, udp: false),
        ] { #expect(isUnsupported(GPS103Dialect.self, command)) }
        let short = try #require(DeviceID("12345"))
        let context = CommandContext(device: short, now: Timestamp(seconds: 0))
        #expect(throws: CommandFault.self) { try GPS103Dialect.encode(.locate, context) }
    }

    @Test func tlt2hTakesNothingOverGPRS() {
        for command in [
            DeviceCommand.locate, .cutEngine, .restoreEngine, .reportEvery(seconds: 60), .stopReporting, .arm, .version,
            .movement(radiusM: 100), .overspeed(kmh: 80),
        ] { #expect(isUnsupported(TLT2HDialect.self, command)) }
    }
}
