import Fleet
import Testing

@Suite struct TimestampTests {
    @Test func calendarDatesGoThereAndBack() throws {
        for seconds in stride(from: Int64(-5_000_000_000), through: 5_000_000_000, by: 86_400 * 17 + 12_345) {
            let moment = Timestamp(seconds: seconds)
            #expect(CalendarDate(moment).timestamp == moment)
        }
        let leapDay = try #require(CalendarDate(year: 2024, month: 2, day: 29, hour: 23, minute: 59, second: 59))
        #expect(leapDay.timestamp.iso8601 == "2024-02-29T23:59:59Z")
    }

    @Test func datesThatDoNotExistAreRefused() {
        #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2023, month: 13, day: 1) == nil)
        #expect(CalendarDate(year: 2023, month: 4, day: 31) == nil)
        #expect(CalendarDate(year: 2023, month: 4, day: 0) == nil)
        #expect(CalendarDate(year: 2023, month: 4, day: 1, hour: 24) == nil)
        #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    }

    @Test func millisecondsAreWrittenWhenThereAreAny() {
        #expect(Timestamp(milliseconds: 1_795_334_400_123).iso8601 == "2026-11-22T08:00:00.123Z")
        #expect(Timestamp(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
    }

    @Test func identitiesKeepLeadingZeros() throws {
        let id = try #require(DeviceID("012896001890042"))
        #expect(id.description == "012896001890042")
        #expect(id != DeviceID("12896001890042"))
        #expect(DeviceID("86178500151534X") == nil)
        #expect(DeviceID("") == nil)
        #expect(DeviceID("12345678901234567890") == nil)
    }
}
