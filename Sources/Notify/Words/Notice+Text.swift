import Fleet

extension Notice {
    /// One line: `SOS: Van 12`, `escalated: SOS: Van 12`, `7 suppressed`.
    public var headline: String {
        switch reason {
        case .test: return "fleettop: \(title)"
        case .suppressed: return "fleettop: \(suppressed) more notification\(suppressed == 1 ? "" : "s") suppressed"
        case .raised: return "\(title): \(name)"
        default: return "\(reason.rawValue): \(title): \(name)"
        }
    }

    /// The same with what else is known, a line each.
    public var body: String {
        var lines = [headline]
        if alarm != 0 {
            lines += ["", "alarm     \(title), priority \(priority), number \(alarm)"]
            lines.append("device    \(name == device ? device : "\(name), \(device)")")
        }
        let since = since.map { "\($0.iso8601)\(count > 1 ? ", \(count) times" : "")" }
        let coordinates = latitude.flatMap { latitude in longitude.map { "\(latitude), \($0)" } }
        let place = [place, coordinates].compactMap { $0 }.joined(separator: " at ")
        let pairs: [(String, String?)] = [
            ("plate", plate), ("groups", groups.isEmpty ? nil : groups.joined(separator: ", ")), ("code", code),
            ("zone", zone), ("since", since), ("place", place.isEmpty ? nil : place), ("by", by), ("note", note),
            ("to do", response),
        ]
        lines += pairs.compactMap { key, value in
            value.map { key + String(repeating: " ", count: 10 - key.utf8.count) + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// All of it as one JSON object.
    public var json: [UInt8] {
        var object = JSONObject()
        object.add("reason", reason.rawValue)
        object.add("at", at)
        object.add("text", headline)
        if alarm != 0 { addAlarm(to: &object) }
        if reason == .suppressed { object.add("suppressed", suppressed) }
        object.close()
        return object.bytes
    }

    private func addAlarm(to object: inout JSONObject) {
        object.add("alarm", Int(clamping: alarm))
        object.add("priority", priority)
        object.add("kind", kind)
        object.add("title", title)
        object.add("device", device)
        object.add("name", name)
        object.add("plate", plate)
        object.add("groups", json: groups.isEmpty ? nil : JSONText.list(groups))
        object.add("code", code)
        object.add("zone", zone)
        object.add("since", since)
        object.add("count", count)
        object.add("lat", latitude)
        object.add("lon", longitude)
        object.add("place", place)
        object.add("response", response)
        object.add("note", note)
        object.add("by", by)
    }

    /// All of it as variables of an environment, `FLEETTOP_…`; what is not known is absent.
    public var environment: [String: String] {
        let values: [String: String?] = [
            "REASON": reason.rawValue, "AT": at.iso8601, "TEXT": headline,
            "ALARM": alarm == 0 ? nil : String(alarm), "PRIORITY": alarm == 0 ? nil : String(priority),
            "KIND": kind.isEmpty ? nil : kind, "TITLE": title, "DEVICE": device.isEmpty ? nil : device,
            "NAME": name.isEmpty ? nil : name, "PLATE": plate,
            "GROUPS": groups.isEmpty ? nil : groups.joined(separator: ","), "CODE": code, "ZONE": zone,
            "SINCE": since?.iso8601, "COUNT": count == 0 ? nil : String(count),
            "LAT": latitude.map { "\($0)" }, "LON": longitude.map { "\($0)" }, "PLACE": place,
            "RESPONSE": response, "NOTE": note,
            "BY": by, "SUPPRESSED": suppressed == 0 ? nil : String(suppressed),
        ]
        return Dictionary(
            values.compactMap { key, value in value.map { ("FLEETTOP_" + key, $0) } }, uniquingKeysWith: { $1 })
    }
}
