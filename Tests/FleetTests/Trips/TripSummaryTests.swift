import Testing

@testable import Fleet

/// Days and weeks as people count them where they are.
@Suite struct TripSummaryTests {
    private func trip(_ start: Timestamp, minutes: Int64, km: Double) -> Trip {
        let place = PackedPlace(Tracker.lyon)
        var trip = Trip(start: start, end: start.adding(seconds: minutes * 60), startPlace: place, endPlace: place)
        trip.distanceM = km * 1000
        trip.topSpeedKmh = km
        trip.idlingMilliseconds = 60_000
        return trip
    }

    private func utc(_ day: Int, _ hour: Int, _ minute: Int = 0, month: Int = 11) -> Timestamp {
        CalendarDate(year: 2026, month: month, day: day, hour: hour, minute: minute)?.timestamp ?? Tracker.morning
    }

    @Test func aDayAddsUp() throws {
        let trips = [trip(utc(20, 8), minutes: 30, km: 20), trip(utc(20, 17), minutes: 45, km: 30)]
        var stop = Stop(since: utc(20, 9), place: PackedPlace(Tracker.lyon))
        stop.idlingMilliseconds = 5000
        let day = try #require(TripSummary.days(of: trips, stops: [stop]) { _ in 0 }.first)
        #expect(day.date == CalendarDate(year: 2026, month: 11, day: 20))
        #expect(day.distanceM == 50_000 && day.drivingMilliseconds == 75 * 60_000 && day.topSpeedKmh == 30)
        #expect(day.trips == 2 && day.stops == 1 && day.idlingMilliseconds == 125_000)
        #expect(day.firstStart == utc(20, 8) && day.lastEnd == utc(20, 17, 45))
    }

    @Test func aTripAcrossMidnightCountsWhereItBegan() {
        let days = TripSummary.days(of: [trip(utc(20, 23, 30), minutes: 60, km: 50)], stops: []) { _ in 0 }
        #expect(days.map(\.date.day) == [20] && days.map(\.distanceM) == [50_000])
        let east = TripSummary.days(of: [trip(utc(20, 23, 30), minutes: 60, km: 50)], stops: []) { _ in 3600 }
        #expect(east.map(\.date.day) == [21], "there midnight has been already")
    }

    @Test("days of 23 and 25 hours are days")
    func clocksAreChanged() {
        // Central Europe: on 2026-03-29 from +1 to +2 and on 2026-10-25 back, both at 01:00 UTC.
        let (spring, autumn) = (utc(29, 1, month: 3), utc(25, 1, month: 10))
        func offset(_ moment: Timestamp) -> Int { moment >= spring && moment < autumn ? 7200 : 3600 }
        for (moment, day) in [
            (utc(28, 22, 59, month: 3), 28), (utc(28, 23, 0, month: 3), 29), (utc(29, 21, 59, month: 3), 29),
            (utc(29, 22, 0, month: 3), 30), (utc(24, 21, 59, month: 10), 24), (utc(24, 22, 0, month: 10), 25),
            (utc(25, 22, 59, month: 10), 25), (utc(25, 23, 0, month: 10), 26),
        ] {
            let days = TripSummary.days(of: [trip(moment, minutes: 1, km: 1)], stops: [], offsetSeconds: offset)
            #expect(days.map(\.date.day) == [day], "\(moment)")
        }
    }

    @Test func aWeekBeginsOnMonday() {
        // 2026-11-22 is a Sunday.
        let trips = [16, 22, 23].map { trip(utc($0, 12), minutes: 10, km: 1) }
        let weeks = TripSummary.weeks(of: trips, stops: []) { _ in 0 }
        #expect(weeks.map(\.date.day) == [16, 23] && weeks.map(\.trips) == [2, 1] && weeks.map(\.days) == [7, 7])
        #expect(
            TripSummary.monday(of: -4) == -10 && TripSummary.monday(of: -3) == -3 && TripSummary.monday(of: 3) == -3)
    }
}
