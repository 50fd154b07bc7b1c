import Canvas
import Fleet
import Geo

/// The texts about a device that can be put on the clipboard, one row each.
enum CopyText: CaseIterable {
    case summary, identity, coordinates, geoURI, mapLink, row, message

    /// What it is called in the list.
    var title: String {
        switch self {
        case .summary: "identity and coordinates"
        case .identity: "identity"
        case .coordinates: "coordinates"
        case .geoURI: "geo URI"
        case .mapLink: "map link"
        case .row: "the row as JSON"
        case .message: "the last message, as text and hex"
        }
    }

    /// The text; nil where the device has none of that.
    func text(_ device: Device, _ state: AppState) -> String? {
        let place = device.shownCoordinate.map { Self.degrees($0) }
        return switch self {
        case .summary: ([device.id.description] + (place.map { [$0] } ?? [])).joined(separator: " ")
        case .identity: device.id.description
        case .coordinates: place
        case .geoURI: place.map { "geo:" + $0 }
        case .mapLink: device.shownCoordinate.map { Self.mapLink($0) }
        case .row: Self.row(device, state)
        case .message: device.lastRaw.isEmpty ? nil : Self.message(device.lastRaw)
        }
    }

    /// A map in a browser with a mark at a place.
    static func mapLink(_ place: Coordinate) -> String {
        let (latitude, longitude) = (fixed(place.latitude), fixed(place.longitude))
        return "https://www.openstreetmap.org/?mlat=\(latitude)&mlon=\(longitude)#map=15/\(latitude)/\(longitude)"
    }

    private static func fixed(_ degrees: Double) -> String { NumberText.fixed(degrees, decimals: 6) }

    private static func degrees(_ place: Coordinate) -> String { "\(fixed(place.latitude)),\(fixed(place.longitude))" }

    /// As text where all of it is printable, and as hex.
    private static func message(_ bytes: [UInt8]) -> String {
        let hex = HexText.words(bytes)
        return WireBytes.printableText(bytes).map { "\($0)\n\(hex)" } ?? hex
    }

    /// What the table knows about a device, with its last message as in the lines of `ingest`.
    private static func row(_ device: Device, _ state: AppState) -> String {
        var line = JSONObject()
        let entry = state.shown.book[device.id]
        line.add("device", device.id.description)
        line.add("name", device.name)
        line.add("plate", entry?.plate)
        if let groups = entry?.groups, !groups.isEmpty { line.add("groups", json: JSONText.list(groups)) }
        line.add(
            "status", DeviceStatus.of(device, at: state.shownNow, rules: state.shown.rules(of: device.id)).rawValue)
        line.add("heard", device.lastHeard)
        line.add("lat", device.shownCoordinate?.latitude)
        line.add("lon", device.shownCoordinate?.longitude)
        let place = state.places.place(of: device)
        line.add("place", place.isEmpty ? nil : place)
        let alarms = state.shown.alarms.filter { $0.device == device.id && $0.isUnacknowledged }.map(\.kind.rawValue)
        if !alarms.isEmpty { line.add("alarms", json: JSONText.list(alarms)) }
        line.add("report", json: device.lastLine)
        line.close()
        return String(decoding: line.bytes, as: UTF8.self)
    }
}

extension AppState {
    /// The device that would be copied: that of the details or of the alarm, else the one under the cursor.
    var copySubject: Device? {
        detailSubject.flatMap { shown.device($0) } ?? deviceUnderCursor
    }

    /// Lays the list of what can be copied on top; the same key again takes its first line.
    mutating func askCopy() -> [Effect] {
        guard let device = copySubject else { return [] }
        let offers = CopyText.allCases.filter { $0.text(device, self) != nil }
        var choice = Choice(title: "Copy of \(device.label)", items: offers.map(\.title)) { state, place in
            // The device may have moved on while the list was open; it may also be gone.
            guard let device = state.shown.device(device.id), let text = offers[place].text(device, state) else {
                return []
            }
            let isShort = text.count <= 60 && !text.contains("\n")
            state.say("copied \(isShort ? text : offers[place].title)")
            return [.copy(text)]
        }
        choice.takes = keymap.keys(for: .copy)
        choice.verb = "copy"
        overlays.append(.choice(choice))
        return []
    }
}
