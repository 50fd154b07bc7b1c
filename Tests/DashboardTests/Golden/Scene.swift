import Canvas
import Fleet
import Testing

@testable import Dashboard

/// Messages of several dialects, in and out, for the pictures of the wire view.
enum WireTraffic {
    private static let login: [UInt8] = [
        0x78, 0x78, 0x0D, 0x01, 0x03, 0x58, 0x89, 0x90, 0x55, 0x30, 0x16, 0x94, 0x00, 0x06, 0x7E, 0xC3, 0x0D, 0x0A,
    ]
    private static let loginReply: [UInt8] = [0x78, 0x78, 0x05, 0x01, 0x00, 0x06, 0x8E, 0x45, 0x0D, 0x0A]
    private static let position =
        "#861785001515301,CMD-T,A,DATE:261122,TIME:140229,LAT:45.7695310N,LOT:004.8997100E,Speed:054.0,1-0-0-0-84-22,045,20801-0ED9-D93B,09,0.95,31.0,,,#"

    /// Lets a few messages come and go.
    static func play(_ story: Scenario) {
        story.receive(login, of: "Truck 3", "0x01", dialect: DialectID("gt06"), reply: loginReply)
        story.pass(seconds: 1)
        story.receive(Array(position.utf8), of: "Van 12", "CMD-T", dialect: DialectID("gotop"))
        story.pass(seconds: 1)
        story.receiveNoise(Array("GET / HTTP/1.1\r\n".utf8), "HTTP, not a tracker")
        story.receive(
            Array("359769031878322;".utf8), of: "Bus 4", "", dialect: DialectID("gps103"), reply: Array("ON".utf8))
    }
}

/// The screens that pictures are kept of.
enum Scene: String, CaseIterable, Sendable {
    case empty, emptyLocal, emptyWaiting, marked, fleet, feed, map, details, help, palette, question, filter, noMatch,
        frozen, ascii
    case wire, wireFields, wireAscii
    case past, pastPrompt, pastAscii
    case groups, quarantine, quarantineAscii, refused
    case trips, tripsAscii, tripsEmpty
    case floodClosed, floodOpen, floodAscii, figures, figuresWeek, figuresAscii
    case columns, columnsAscii, view, copy, helpSearch, noAlarms
    case zones, zonesAscii, zonesEmpty, zoneMap, zoneMapAscii, zoneDetails
    case themes
    case alarm, shelf, listener, wall, measure, measureAscii, miniMap

    /// A size of the terminal.
    struct Size: Sendable, CustomTestStringConvertible {
        let width: Int
        let height: Int
        var testDescription: String { "\(width)x\(height)" }
    }

    /// The sizes that pictures are kept of.
    static let sizes = [Size(width: 80, height: 24), Size(width: 140, height: 40)]

    /// Sizes that nobody planned for, and the screens that are looked at there.
    static let oddSizes = [(20, 5), (53, 17), (79, 33), (120, 20), (200, 50), (300, 60)].map {
        Size(width: $0, height: $1)
    }
    static let atOddSizes: [Scene] = [.fleet, .feed, .map]

    /// The size of a phone, and the screens that are looked at there.
    static let phone = Size(width: 40, height: 20)
    static let onPhone: [Scene] = [
        .empty, .emptyLocal, .emptyWaiting, .fleet, .feed, .marked, .details, .columns, .help, .noMatch, .past, .frozen,
        .copy,
    ]

    /// The screen as it is drawn now.
    func screen(_ width: Int, _ height: Int) -> String {
        let isEmpty = [.empty, .emptyLocal, .emptyWaiting].contains(self)
        let story =
            isEmpty
            ? Scenario(
                width: width, height: height,
                unknown: self == .emptyWaiting ? .quarantine : .accept)
            : isAboutFloods ? floodStory(width, height) : busyStory(width, height)
        switch self {
        case .empty: story.send(.listening("0.0.0.0:8888"))
        case .emptyWaiting: strangers(story, looksAtThem: false)
        case .emptyLocal, .fleet, .ascii: break
        case .marked: story.press("2", "j", "space")
        case .floodClosed: story.press("2", "g")
        case .floodOpen, .floodAscii: story.press("2", "g", "j", "j", "enter", "j", "j")
        case .figures, .figuresAscii: story.press("K")
        case .figuresWeek: story.press("K", "tab")
        case .columns, .columnsAscii: story.press("C", "j", "j", "j", "space", "j", "+")
        case .view: story.press("alt-1")
        case .copy: story.press("y", "j")
        case .helpSearch:
            story.press("?", "/")
            story.write("alarm")
        case .noAlarms: return Scenario(Fleets.all, width: width, height: height).pressing("2").screen
        case .alarm: story.press("2", "g", "enter")
        case .shelf:
            story.press("2", "G", "s", "enter")
            story.write("road works")
            story.press("enter", "S")
        case .listener: story.press("L")
        case .wall:
            story.press(":")
            story.write("wall")
            story.press("enter")
        case .measure, .measureAscii: story.press("3", "z", "M", "l", "l", "l", "j", "M")
        case .miniMap: story.press("3", "z", "c")
        case .feed: story.press("2")
        case .map: story.press("3")
        case .details: story.press("G", "k", "enter")
        case .help: story.press("?")
        case .palette:
            story.press(":")
            story.write("ack")
        case .question: story.press("A")
        case .filter:
            story.press("/")
            story.write("van")
        case .noMatch:
            story.press("/")
            story.write("colour:red")
        case .frozen:
            story.press("p")
            story.hear("Van 2", at: "Vienne")
        case .groups: story.press("O", "j")
        case .quarantine, .quarantineAscii: strangers(story)
        case .refused:
            strangers(story)
            story.press("x", "tab")
        case .past, .pastAscii: goBack(story)
        case .pastPrompt:
            goBack(story)
            story.press("g")
            story.write("32 o'clock")
            story.press("enter")
        case .trips, .tripsAscii:
            TripTraffic.play(story)
            story.keepJournal()
            story.press("1", "G", "k", "d", "j")
        case .zones, .zonesAscii:
            story.sweep()
            story.press("E", "j", "j")
        case .zonesEmpty: story.press("E")
        case .zoneMap, .zoneMapAscii:
            story.sweep()
            story.press("3")
        case .zoneDetails:
            story.sweep()
            story.press("G", "k", "k", "k", "enter")
        case .themes: story.press("T", "j")
        case .tripsEmpty: story.press("G", "enter", "tab")
        case .wire, .wireAscii:
            WireTraffic.play(story)
            story.press("W")
        case .wireFields:
            WireTraffic.play(story)
            story.press("W", "k", "k", "k", "w", "tab", "j", "j", "j", "j", "j")
        }
        return story.screen
    }

    /// A view with an order and columns of its own, one of them of a JSON field.
    private static var batteries: SavedView {
        var view = SavedView(name: "batteries", filter: "has:battery")
        view.sort = ViewSort("battery")
        view.columns = ["alarm", "device", "battery:14", "json:kind", "age"].compactMap { ColumnChoice($0) }
        return view
    }

    /// Trackers come that nobody has entered, and somebody looks at them.
    private func strangers(_ story: Scenario, looksAtThem: Bool = true) {
        story.stranger("861785001515377")
        story.pass(seconds: 75)
        story.stranger("0358899055301", "*HQ,0358899055301,V1,100907,A,0506.3415,N#", dialect: DialectID("h02"))
        story.stranger("861785001515377")
        story.pass(seconds: 8)
        story.stranger("353505620301047", "imei:353505620301047,tracker,1602160718;", dialect: DialectID("gps103"))
        if looksAtThem { story.press("Q", "j") }
    }

    /// Three hours go by, then somebody looks at the time of the alarms, while a new one comes.
    private func goBack(_ story: Scenario) {
        for _ in 0..<6 {
            story.pass(seconds: 1800)
            story.hear("Van 2", at: "Vienne")
            story.hear("Truck 3", at: "Lyon")
        }
        story.keepJournal()
        story.press("r", "g")
        story.write("14:02:36")
        story.press("enter", "6")
        story.pass(seconds: 1)
        story.alarm(.sos, of: "Bus 4")
    }

    private var isAboutFloods: Bool {
        [.floodClosed, .floodOpen, .floodAscii, .figures, .figuresWeek, .figuresAscii].contains(self)
    }

    /// Some hours with alarms now and then, noticed in time or not, and then a flood.
    private func floodStory(_ width: Int, _ height: Int) -> Scenario {
        let isAscii = [.floodAscii, .figuresAscii].contains(self)
        let story = Scenario(Floods.fleet, width: width, height: height) { $0.isAscii = isAscii }
        story.press("2")
        for step in 0..<40 {
            let kinds: [AlarmKind] = [.overspeed, .lowBattery, .overspeed, .vibration, .ignitionOff]
            for extra in 0...(step % 7 == 3 ? 3 : 0) {
                story.alarm(kinds[(step + extra) % 5], of: "Van \(1 + step * step % 6 + extra)")
            }
            if step % 9 == 4 { story.alarm(.sos, of: "Van 9") }
            story.pass(seconds: Int64(40 + step * 7))
            if step % 3 > 0 { story.press("g", "a", "A", "enter") }
            story.pass(seconds: Int64(600 + step % 4 * 300))
            story.sweep()
        }
        story.press("A", "enter", "1")
        Floods.play(story, doors: 23)
        return story
    }

    /// Every status, alarms of several weights, one that came twice, and one that is acknowledged.
    private func busyStory(_ width: Int, _ height: Int) -> Scenario {
        let isAscii = [
            .ascii, .columnsAscii, .wireAscii, .pastAscii, .quarantineAscii, .tripsAscii, .zonesAscii, .zoneMapAscii,
            .measureAscii,
        ].contains(self)
        let isAboutZones = [.zones, .zonesAscii, .zoneMap, .zoneMapAscii, .zoneDetails].contains(self)
        // Only the scenes that are about groups and trackers kept out have a book with more than names.
        let isAboutBook = [.groups, .quarantine, .quarantineAscii, .refused].contains(self)
        let fleet = isAscii ? Fleets.plain : Fleets.all
        let story = Scenario(
            fleet, width: width, height: height, unknown: isAboutBook ? .quarantine : .accept,
            book: isAboutBook || isAboutZones ? .depots : .names,
            areas: isAboutZones ? isAscii ? .plain : .all : .none
        ) { settings in
            settings.isAscii = isAscii
            let names = self == .themes ? ["amber", "contrast", "fjord", "light", "mono"] : []
            settings.themes = [.dark] + names.map { Theme(name: $0, assigned: [:]) }
            if self == .view { settings.views = [Self.batteries] }
        }
        story.alarm(.geofence, of: "Truck 3", zone: 2, secondsAgo: 1260)
        story.press("2", "a", "1")
        story.alarm(.powerCut, of: "Trailer 7", secondsAgo: 240)
        story.alarm(.lowBattery, of: "Trailer 7", secondsAgo: 95)
        story.alarm(.sos, of: "Van 12", secondsAgo: 30)
        story.alarm(.sos, of: "Van 12", secondsAgo: 12)
        story.pass(seconds: 5)
        return story
    }
}
