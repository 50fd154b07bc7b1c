import Canvas
import Fleet
import Widgets

/// Everything known about one device, in words.
enum DetailsText {
    /// The lines of the details.
    static func items(_ device: Device, _ painter: Painter) -> [TextBlock.Item] {
        var lines = Lines(painter)
        addState(device, painter, &lines)
        // On a phone stands an installer, who wants to know first whether the unit is well.
        let isOnPhone = painter.state.size.width < phoneColumns
        if isOnPhone { addBringUp(device, painter, &lines) }
        addAlarms(device, painter, &lines)
        addPosition(device, painter, &lines)
        addSupply(device, &lines)
        if !isOnPhone { addBringUp(device, painter, &lines) }
        addConnection(device, painter, &lines)
        addMessage(device, painter, &lines)
        return lines.items
    }

    /// Below this width the screen is taken for that of a phone.
    private static let phoneColumns = 60

    /// Collects lines; a value that is not known is no line.
    private struct Lines {
        private(set) var items: [TextBlock.Item] = []
        private let painter: Painter

        init(_ painter: Painter) {
            self.painter = painter
        }

        mutating func heading(_ text: String) {
            if !items.isEmpty { items.append(.blank) }
            items.append(.heading(text))
        }

        mutating func add(_ key: String, _ value: String?, _ role: ThemeRole = .text, link: String? = nil) {
            guard let value, !value.isEmpty else { return }
            items.append(.pair(key: key, value: value, style: painter.theme.ink(role), link: link))
        }
    }

    private static func addState(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        let state = painter.state
        let (status, reason) = DeviceStatus.judged(device, at: state.shownNow, rules: state.shown.rules(of: device.id))
        lines.add("identity", device.id.description)
        addBook(device, painter, &lines)
        lines.add("status", "\(status.rawValue): \(reason.words(state.clock))", .status(status))
        lines.add(
            "heard",
            AgeText.of(device.lastHeard, at: state.shownNow) + " ago, " + state.clock.dateAndTime(device.lastHeard))
        lines.add("heard every", device.usualIntervalMilliseconds.map { AgeText.of(milliseconds: $0) })
        lines.add("driven", device.drivenM > 0 ? NumberText.fixed(device.drivenM / 1000, decimals: 1) + " km" : nil)
        let trip = device.trips.current(at: state.shownNow, rules: state.shown.rules(of: device.id))
        lines.add(
            "trip",
            trip.map {
                let since = state.clock.hourAndMinute($0.start)
                let isOver = $0.isRunning ? "so far" : "until \(state.clock.hourAndMinute($0.end))"
                return "since \(since), \(TripWords.km($0.distanceM)) km \(isOver)"
            })
        addClock(device, painter, &lines)
        addZones(device, painter, &lines)
        addConflict(device, painter, &lines)
    }

    /// In which zones it is, and where it should be.
    private static func addZones(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        let state = painter.state
        func name(_ zone: ZoneID) -> String { state.shown.zones[zone]?.name ?? zone.text }
        for stay in device.zones.stays {
            let since = stay.isSinceKnown ? " since \(state.clock.dateAndTime(stay.since))" : ""
            let unwanted = stay.isTrespassing ? ", where it should not be" : stay.hasOverstayed ? ", for too long" : ""
            lines.add("zone", "in \(name(stay.zone))\(since)\(unwanted)", unwanted.isEmpty ? .text : .alarm(2))
        }
        for zone in device.zones.missingIn { lines.add("zone", "not in \(name(zone)), where it should be", .alarm(2)) }
    }

    /// Who else claims to be this device.
    private static func addConflict(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        guard let conflict = device.conflict else { return }
        let clock = painter.state.clock
        let why = conflict.isByDistance ? "too far apart for one vehicle" : "by turns"
        lines.add(
            "identity twice",
            "\(conflict.older.peer) since \(clock.timeOfDay(conflict.older.since)) and \(conflict.newer.peer) since "
                + "\(clock.timeOfDay(conflict.newer.since)), \(why)", .bad)
        let key = painter.state.keymap.hint(for: .choosePeer)
        lines.add("commands go to", "\(device.commandPeer); \(key) chooses the other one", .warning)
    }

    /// What operators have written down about it.
    private static func addBook(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        guard let entry = painter.state.shown.book[device.id] else { return }
        lines.add("icon", entry.icon)
        lines.add("plate", entry.plate)
        lines.add("groups", entry.groups.joined(separator: ", "))
        lines.add("note", entry.note)
        let own = painter.state.shown.book.settings(of: device.id).thresholds
        let settings = StatusThreshold.all.compactMap { row in own[row.name].map { row.words($0) } }
        lines.add("own settings", settings.joined(separator: ", "))
    }

    /// What is wrong with the device's clock, and what can be done about it.
    private static func addClock(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        let clock = device.clock
        if device.hasImplausibleClock {
            lines.add("clock", "before 2009: no almanac yet; arrival counts", .warning)
        }
        if clock.rollovers > 0 {
            lines.add("clock", "\(clock.rollovers) times of a rolled-over week counter were repaired")
        }
        if clock.correctionMinutes != 0 {
            lines.add(
                "clock",
                "runs at UTC\(ZoneText.of(clock.correctionMinutes)), corrected here\(clock.settingMinutes == nil ? "" : " as devices.toml says")"
            )
        }
        if let suspected = clock.suspectedMinutes {
            let key = painter.state.keymap.hint(for: .correctClock)
            let zone = ZoneText.of(suspected + clock.correctionMinutes)
            lines.add(
                "clock",
                "seems to run at UTC\(zone): \(key) corrects its times here; the unit is set with its zone command",
                .warning)
        } else if let ahead = device.clockAheadMilliseconds {
            lines.add("clock", "\(AgeText.of(milliseconds: ahead)) ahead: arrival counts", .warning)
        }
    }

    private static func addPosition(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        lines.heading("Position")
        let state = painter.state
        lines.add("place", state.places.place(of: device))
        if let position = device.position {
            lines.add("coordinates", position.coordinate.words, link: CopyText.mapLink(position.coordinate))
            lines.add(
                "fix",
                state.clock.dateAndTime(position.time) + ", " + AgeText.of(position.time, at: state.shownNow) + " ago")
            lines.add("speed", position.speedKmh.map { NumberText.fixed($0, decimals: 1) + " km/h" })
            lines.add(
                "course",
                position.courseDeg.map { NumberText.fixed($0, decimals: 0) + (painter.glyphs.isAscii ? " deg" : "°") })
        } else if let claimed = device.claimedCoordinate {
            lines.add("last good fix", claimed.words + " (told by the tracker, time unknown)", .dim)
        } else {
            lines.add("coordinates", "none yet", .dim)
        }
        lines.add("altitude", device.altitudeM.map { NumberText.fixed($0, decimals: 0) + " m" })
        lines.add("satellites", device.satellites.map(String.init))
        lines.add("HDOP", device.hdop.map { NumberText.fixed($0, decimals: 2) })
        lines.add(
            "trail",
            device.trail.points.isEmpty ? nil : NumberText.count(device.trail.points.count, "fix", plural: "fixes"))
    }

    private static func addSupply(_ device: Device, _ lines: inout Lines) {
        lines.heading("Supply and network")
        lines.add(
            "vehicle supply", device.power.external.map { $0 ? "connected" : "cut" },
            device.power.external == false ? .bad : .text)
        lines.add("battery", device.power.batteryPercent.map { "\($0) %" })
        lines.add("battery", device.power.batteryVolts.map { NumberText.fixed($0, decimals: 2) + " V" })
        lines.add("battery level", device.power.batteryLevel.map { "\($0) of 6" })
        lines.add("charging", device.power.charging.map { $0 ? "yes" : "no" })
        lines.add("temperature", device.temperatureC.map { NumberText.fixed($0, decimals: 1) + " C" })
        lines.add("ignition", device.ignition.map { $0 ? "on" : "off" })
        lines.add("armed", device.armed.map { $0 ? "yes" : "no" })
        lines.add("engine", device.engineCut.map { $0 ? "cut off" : "not cut off" })
        lines.add("signal", device.radio.signal.map(String.init))
        lines.add("cell", device.radio.words)
    }

    private static func addAlarms(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        let state = painter.state
        let alarms = state.shown.alarms.filter { $0.device == device.id }.suffix(8).reversed()
        lines.heading("Alarms")
        if alarms.isEmpty { lines.add("", "none", .dim) }
        for alarm in alarms {
            let times = alarm.count > 1 ? " \(painter.glyphs.isAscii ? "x" : "×")\(alarm.count)" : ""
            let taken = alarm.acknowledgement.map {
                ", acknowledged by \($0.by) at \(state.clock.hourAndMinute($0.at))"
            }
            let role: ThemeRole = alarm.isUnacknowledged ? .alarm(alarm.priority) : .acknowledged
            lines.add(
                state.clock.timeOfDay(alarm.lastAt),
                AlarmsPanel.title(alarm, state) + times
                    + (taken ?? ". " + state.shown.policy.alarmRules(of: alarm.device).response(to: alarm.kind)), role)
        }
    }

    /// What an installer checks; each item with a sign and a word, so that no colour is needed.
    private static func addBringUp(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        lines.heading("Bring-up")
        let alarms = painter.state.shown.alarms.filter { $0.device == device.id }
        for item in BringUp.items(of: device, alarms: alarms) {
            let hint = item.hint.isEmpty ? "" : ": \(item.hint)"
            switch item.state {
            case .ok: lines.add(item.title, "ok, \(item.finding)", .text)
            case .missing: lines.add(item.title, "missing, \(item.finding)\(hint)", .dim)
            case .doubtful: lines.add(item.title, "doubtful, \(item.finding)\(hint)", .warning)
            }
        }
    }

    private static func addConnection(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        let state = painter.state
        let counts = device.counts
        lines.heading("Connection")
        lines.add("dialect", device.lastReport.dialect.name)
        addDetection(device, painter, &lines)
        lines.add("from", "\(device.peer) over \(device.transport.rawValue)")
        lines.add("first heard", state.clock.dateAndTime(device.firstHeard))
        lines.add(
            "messages",
            "\(counts.reports), of these \(NumberText.count(counts.positions, "position")), \(NumberText.count(counts.alarms, "alarm"))"
        )
        lines.add(
            "set aside",
            counts.late + counts.invalidFixes + counts.clockAhead == 0
                ? nil
                : "\(counts.late) late, \(counts.invalidFixes) without a fix, \(counts.clockAhead) from the future")
        let flaws = FixFlaw.allCases.filter { $0 != .invalid }.compactMap { flaw in
            counts.flaws[flaw].map { "\($0) \(flaw.rawValue)" }
        }
        lines.add("fixes left out", flaws.isEmpty ? nil : flaws.joined(separator: ", "))
    }

    /// Why it is read in its dialect, and since when.
    private static func addDetection(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        guard let detection = device.detection else { return }
        let place = detection.transport == .tcp ? "on this connection" : "from this UDP address"
        let since = painter.state.clock.hourAndMinute(detection.at)
        let prefix = "\(detection.dialect.name): "
        let evidence =
            detection.evidence.hasPrefix(prefix) ? detection.evidence.dropFirst(prefix.count) : detection.evidence[...]
        lines.add("detected as", "\(detection.dialect.name) \(place) since \(since): \(evidence)")
    }

    private static func addMessage(_ device: Device, _ painter: Painter, _ lines: inout Lines) {
        lines.heading("Last message")
        lines.add("type", device.lastReport.type)
        lines.add("vendor text", device.lastReport.vendorText)
        lines.add("text", String(decoding: device.lastRaw.prefix(1024), as: UTF8.self))
        lines.add("hex", HexText.words(device.lastRaw.prefix(1024)), .dim)
    }
}
