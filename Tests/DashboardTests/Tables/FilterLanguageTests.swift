import Fleet
import Testing

@testable import Dashboard

/// What can be typed at the filter, and what it finds.
struct FilterLanguageTests {
    @Test(arguments: [
        ("van", ["Van 2", "Van 12"]),
        ("VAN 12", ["Van 12"]),
        ("515307", ["861785001515307"]),
        ("vienne", ["Van 2"]),
        ("étienne", ["Bus 4"]),
        ("parked", ["Trailer 7"]),
        ("status:moving", ["Van 12"]),
        ("status:o", ["Car 9", "Van 2", "Van 12"]),
        ("name:truck", ["Truck 3"]),
        ("id:1515307", ["861785001515307"]),
        ("place:lyon", ["Truck 3"]),
        ("alarm:sos", ["Van 12"]),
        ("dialect:gotop !status:parked !van", ["Bus 4", "Car 9", "Truck 3", "861785001515307"]),
        ("transport:udp", []),
        ("peer:198.51.100.7 van", ["Van 2", "Van 12"]),
        ("type:alm", ["Van 12"]),
        ("speed>20", ["Van 12"]),
        ("battery<30", ["Trailer 7"]),
        ("battery>60 battery<80", ["Car 9", "Truck 3"]),
        ("signal>20", ["Bus 4", "Van 12"]),
        ("sat>6", ["Truck 3", "Van 2", "Van 12"]),
        ("age>600", ["Car 9"]),
        ("!van !truck", ["Bus 4", "Car 9", "Trailer 7", "861785001515307"]),
        ("-van -truck", ["Bus 4", "Car 9", "Trailer 7", "861785001515307"]),
        ("!speed>20 van", ["Van 2"]),
        ("\"van 2\"", ["Van 2"]),
        ("name:\"van 1\"", ["Van 12"]),
        ("-name:\"van 1\" van", ["Van 2"]),
        ("name=\"van 2\"", ["Van 2"]),
        ("name=van", []),
        ("status=moving", ["Van 12"]),
        ("speed>=54", ["Van 12"]),
        ("speed>54", []),
        ("speed<=0 van", ["Van 2"]),
        ("speed=54", ["Van 12"]),
        ("speed:54km/h", ["Van 12"]),
        ("speed>30mph", ["Van 12"]),
        ("speed>34mph", []),
        ("battery<=12%", ["Trailer 7"]),
        ("age>10m", ["Car 9"]),
        ("age>=1h", []),
        ("alarm:any", ["Van 12"]),
        ("alarm:none van", ["Van 2"]),
        ("is:problem", ["Bus 4", "Car 9", "Van 12", "861785001515307"]),
        ("is:alarmed", ["Van 12"]),
        ("!is:named", ["861785001515307"]),
        ("is:unnamed", ["861785001515307"]),
        ("has:name van", ["Van 2", "Van 12"]),
        ("!has:sat", ["Bus 4", "861785001515307"]),
        ("!has:speed", ["861785001515307"]),
        ("has:alarm", ["Van 12"]),
        ("group:north", []),
        ("has:zone", []),
        ("!zone:depot van", ["Van 2", "Van 12"]),
    ])
    func finds(text: String, names: [String]) {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("/")
        story.write(text)
        #expect(story.table == names)
        #expect(story.state.filter.problem == nil)
    }

    @Test(arguments: [
        "", " ", "!", "status:", "!status:", "speed>", "!speed>", "speed>=", "speed<=", "speed>-", "speed>80k",
        "age<2mi", "is:", "is:pro",
        "has:", "has:batt", "name:\"", "\"",
    ])
    func whileAConditionIsBeingTypedNothingIsHidden(text: String) {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write(text)
        #expect(story.table.count == 7)
        #expect(story.state.filter.problem == nil)
    }

    @Test(arguments: [
        (
            "colour:red",
            "no field called colour: status, name, id, place, alarm, dialect, transport, peer, type, group, zone, plate, "
                + "is, has"
        ),
        (
            "!colour:red",
            "no field called colour: status, name, id, place, alarm, dialect, transport, peer, type, group, zone, plate, "
                + "is, has"
        ),
        ("status>5", "no number called status: speed, battery, signal, sat, age, course, hdop"),
        ("speed>fast", "fast is not a number: speed> takes 80, 80km/h or 50mph"),
        ("age<=soon", "soon is not a number: age<= takes 600, 10m or 2h"),
        ("sat>5km/h", "5km/h is not a number: sat> takes 5"),
        ("transport:x", "transport:x has no meaning: tcp, udp"),
        ("status:xyz", "status:xyz has no meaning: moving, idling, stopped, parked, stale, offline, new"),
        ("!status=xyz", "status=xyz has no meaning: moving, idling, stopped, parked, stale, offline, new"),
        ("is:red", "is:red has no meaning: problem, alarmed, named, unnamed"),
    ])
    func whatMakesNoSenseFindsNothingAndSaysWhy(text: String, words: String) {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write(text)
        #expect(story.state.filter.problem == words)
        #expect(story.table == [])
    }

    @Test func anAlarmThatDoesNotExistIsPointedAt() {
        #expect(FleetFilter("van alarm:soss").fault?.range == 10..<14)
        #expect(FleetFilter("alarm:soss").problem?.hasPrefix("alarm:soss has no meaning: any, none, sos") == true)
        for kind in AlarmKind.allCases {
            #expect(FleetFilter("alarm:\"\(kind.traits.title)\"").problem == nil)
        }
    }

    @Test(arguments: FilterField.all.map(\.name).filter { $0 != "is" && $0 != "has" })
    func everyFieldThatIsOfferedIsKnown(name: String) throws {
        let field = try #require(FilterField.all.first { $0.name == name })
        let value = field.closedWords?.first ?? "x"
        #expect(FleetFilter(field.isNumber ? "\(name)>1" : "\(name):\(value)").problem == nil)
    }
}
