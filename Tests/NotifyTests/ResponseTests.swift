import Testing

@testable import Fleet
@testable import Notify

/// What is to be done about an alarm, as sinks are told.
@Suite struct ResponseTests {
    private func notice(_ response: String?) throws -> Notice {
        let alarm = try #require(AlarmStage().alarm(.sos, at: 0).first?.alarm)
        var subject = AlarmSubject()
        subject.response = response
        return Notice(
            NoticeOrder(sink: "x", reason: .raised, alarm: alarm), subject, at: AlarmStage.at(0))
    }

    @Test func whatIsSetGoesBeforeWhatIsBuiltIn() throws {
        #expect(try notice("Call Ana, 555-0100.").response == "Call Ana, 555-0100.")
        #expect(try notice("Call Ana, 555-0100.").body.contains("to do     Call Ana, 555-0100."))
        #expect(try notice(nil).response == AlarmKind.sos.traits.response)
        #expect(try notice("").response == nil)
        for text in HostileText.all {
            if let response = try notice(text).response { #expect(isHarmless(response)) }
        }
    }
}
