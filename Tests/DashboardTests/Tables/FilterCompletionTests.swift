import Testing

@testable import Dashboard

/// What completes a filter at the cursor, and where a fault stands.
struct FilterCompletionTests {
    private static let vocabulary = FilterVocabulary(
        groups: ["north", "night shift"], zones: ["depot"], names: ["Van 2", "Van 12"], dialects: ["gotop", "gt06"])

    private func candidates(_ text: String, cursor: Int? = nil) -> [String] {
        FilterCompletion(text, cursor: cursor ?? text.count, vocabulary: Self.vocabulary).candidates.map(\.text)
    }

    @Test(arguments: [
        ("s", ["status:", "signal>", "speed>", "sat>"]),
        ("van SP", ["speed>"]),
        ("!sta", ["status:"]),
        ("-sta", ["status:"]),
        ("status:", ["moving", "idling", "stopped", "parked", "stale", "offline", "new"]),
        ("status:st", ["stopped", "stale"]),
        ("group:n", ["north", "\"night shift\""]),
        ("group:\"ni", ["\"night shift\""]),
        ("zone:", ["depot"]),
        ("name:van", ["\"Van 2\"", "\"Van 12\""]),
        ("dialect:g", ["gotop", "gt06"]),
        ("alarm:an", ["any"]),
        ("alarm:geofenceE", ["geofenceEnter", "geofenceExit"]),
        ("is:p", ["problem"]),
        ("has:ba", ["battery"]),
        ("speed>", []),
        ("colour:", []),
        ("\"van", []),
    ])
    func offers(text: String, words: [String]) {
        #expect(candidates(text).sorted() == words.sorted())
    }

    @Test func anEmptyPlaceOffersAllFields() {
        #expect(candidates("").count == FilterField.all.count)
        #expect(candidates("van ").count == FilterField.all.count)
        #expect(candidates("van", cursor: 0).count == FilterField.all.count)
    }

    @Test func whatStandsBehindTheCursorIsKept() {
        let completion = FilterCompletion("van sta speed>5", cursor: 7, vocabulary: Self.vocabulary)
        #expect(completion.range == 4..<7)
        #expect(completion.common == "status:")
    }

    @Test func everyCandidateOfAFieldIsUnderstood() {
        for field in FilterField.all {
            for value in candidates(field.name + ":") {
                #expect(FleetFilter("\(field.name):\(value)").problem == nil, "\(field.name):\(value)")
            }
            #expect(!field.meaning.isEmpty)
        }
        let names: [String] = FilterField.all.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: [
        ("speed>fast", 6..<10), ("van !speed>fast bus", 11..<15), ("colour:red", 0..<6), ("van -colour:red", 5..<11),
        ("status>5", 0..<6), (">5", 0..<2), ("is:\"red one\"", 3..<12), ("étage:1", 0..<5),
    ])
    func aFaultKnowsItsPlace(text: String, range: Range<Int>) {
        #expect(FleetFilter(text).fault?.range == range)
    }

    @Test func groupsZonesAndPlatesComeFromOutside() throws {
        let story = Scenario(Fleets.all, book: .depots, areas: .all)
        story.sweep()
        let context = FilterContext(snapshot: story.store.snapshot(), places: story.state.places, now: story.now)
        func subject(_ name: String) throws -> FilterSubject {
            context.subject(try #require(story.state.rows.first { story.state.name(of: $0.id) == name }))
        }
        let van = try subject("Van 12")
        for text in [
            "group:nor", "zone:\"lyon centre\"", "plate:123", "ab-123", "has:zone has:plate has:group", "!group:south",
        ] {
            #expect(FleetFilter(text).admits(van), "\(text)")
        }
        for text in ["group=nor", "zone:yard", "!zone:lyon", "plate=ab"] {
            #expect(!FleetFilter(text).admits(van), "\(text)")
        }
        let nameless = try subject("861785001515307")
        #expect(!FleetFilter("has:zone").admits(nameless))
        #expect(FleetFilter("!has:plate !group:north").admits(nameless))
    }

    @Test func placesAreLookedUpOnlyWhereAConditionAsksForThem() {
        var lookedUp = 0
        let story = Scenario(Fleets.all) {
            $0.describe = { _ in
                lookedUp += 1; return "Lyon"
            }
        }
        story.press(":")
        story.write("filter speed>20 battery>1 status:moving name:van is:named")
        story.press("enter")
        #expect(story.table == ["Van 12"] && lookedUp == 0)
        story.press("/")
        story.write(" lyon")
        #expect(story.table == ["Van 12"] && lookedUp > 0)
    }
}
