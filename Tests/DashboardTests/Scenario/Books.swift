import Fleet

/// Books for stories.
enum Books {
    /// The names in the table of the story and nothing else.
    case names
    /// Groups, a plate, an icon, a note.
    case depots

    /// The book of a story whose devices have these names.
    func book(_ names: [DeviceID: String]) -> FleetBook {
        switch self {
        case .names: FleetBook(names: names)
        case .depots: Self.depots(names)
        }
    }

    /// Vans in the north, trailers and trucks in the south, one of them in both, and one that was never heard.
    private static func depots(_ names: [DeviceID: String]) -> FleetBook {
        var entries: [DeviceID: FleetBook.Entry] = [:]
        for (id, name) in names {
            var entry = FleetBook.Entry(name: name)
            if name.hasPrefix("Van") { entry.groups = ["north"] }
            if name.hasPrefix("Tr") { entry.groups = name == "Truck 3" ? ["north", "south depot"] : ["south depot"] }
            if name == "Van 12" {
                entry.plate = "AB-123-CD"
                entry.icon = "\u{1F690}"
                entry.note = "spare key at the gate"
                entry.settings.thresholds["parked_after"] = 600_000
            }
            entries[id] = entry
        }
        // Identities without a name are in the book as well, or quarantine would keep them out.
        if let nameless = DeviceID("861785001515307") { entries[nameless] = FleetBook.Entry() }
        var north = FleetBook.Group()
        north.title = "Northern depot"
        return FleetBook(entries: entries, groups: ["north": north, "workshop": FleetBook.Group()])
    }
}
