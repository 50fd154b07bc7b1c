import Fleet
import GRDB

/// An alarm as it stands in its table, and the JSON of it that is sealed with each of its steps.
struct StoredAlarm {
    var id: Int64
    var device: String
    var kind: String
    var priority: Int64
    var code: String?
    var zone: Int64?
    var raisedAt: Int64
    var lastAt: Int64
    var deviceTime: Int64?
    var isLate: Bool
    var count: Int64
    var latitude: Double?
    var longitude: Double?
    var acknowledgedBy: String?
    var acknowledgedAt: Int64?
    var endedAt: Int64?
    /// The zone of ours that it is about.
    var area: String?
    /// What else is known, as JSON.
    var facts: String?

    /// The columns in the order of ``init(_:device:)``, each with the name of the table in front.
    static let columns = [
        "id", "kind", "priority", "code", "zone", "raisedAt", "lastAt", "deviceTime", "isLate", "count", "latitude",
        "longitude", "acknowledgedBy", "acknowledgedAt", "endedAt", "area", "facts",
    ].map { "alarm.\($0)" }.joined(separator: ", ")

    /// An alarm as it is to be written.
    init(_ alarm: Alarm) {
        id = Int64(bitPattern: alarm.id.number)
        device = alarm.device.description
        kind = alarm.kind.rawValue
        priority = Int64(alarm.priority)
        code = alarm.code.map(StoredText.kept)
        zone = alarm.zone.map(Int64.init)
        raisedAt = alarm.raisedAt.milliseconds
        lastAt = alarm.lastAt.milliseconds
        deviceTime = alarm.deviceTime?.milliseconds
        isLate = alarm.isLate
        count = Int64(alarm.count)
        latitude = alarm.coordinate.map { Self.kept($0.latitude) }
        longitude = alarm.coordinate.map { Self.kept($0.longitude) }
        acknowledgedBy = (alarm.acknowledgement?.by).map(StoredText.kept)
        acknowledgedAt = alarm.acknowledgement?.at.milliseconds
        endedAt = alarm.endedAt?.milliseconds
        area = (alarm.area?.text).map(StoredText.kept)
        facts = alarm.facts.json.map(StoredText.kept)
    }

    /// An alarm as it was read, columns from 0 on.
    init(_ row: Row, device: String) {
        self.device = device
        (id, kind, priority, code, zone) = (row[0], row[1], row[2], row[3], row[4])
        (raisedAt, lastAt, deviceTime, isLate, count) = (row[5], row[6], row[7], row[8], row[9])
        (latitude, longitude, acknowledgedBy, acknowledgedAt) = (row[10], row[11], row[12], row[13])
        (endedAt, area, facts) = (row[14], row[15], row[16])
    }

    /// All of it but the number as a JSON object.
    var json: String {
        var object = JSONObject()
        object.add("device", device)
        object.add("kind", kind)
        object.add("priority", Int(priority))
        object.add("code", code)
        object.add("zone", zone.map { Int($0) })
        object.add("raised", Int(raisedAt))
        object.add("last", Int(lastAt))
        object.add("deviceTime", deviceTime.map { Int($0) })
        object.add("late", isLate)
        object.add("count", Int(count))
        object.add("lat", latitude)
        object.add("lon", longitude)
        object.add("acknowledgedBy", acknowledgedBy)
        object.add("acknowledged", acknowledgedAt.map { Int($0) })
        object.add("ended", endedAt.map { Int($0) })
        object.add("area", area)
        object.add("facts", json: facts.map { Array($0.utf8) })
        object.close()
        return String(decoding: object.bytes, as: UTF8.self)
    }

    /// SQLite knows one zero only.
    private static func kept(_ degrees: Double) -> Double { degrees == 0 ? 0 : degrees }
}

extension AlarmFacts {
    /// What is known, as JSON; nil where that is nothing.
    fileprivate var json: String? {
        guard !isEmpty else { return nil }
        var object = JSONObject()
        object.add("limitKmh", limitKmh)
        object.add("peakKmh", peakKmh)
        object.add("lastedSeconds", lastedMilliseconds.map { Double($0) / 1000 })
        object.add("batteryPercent", batteryPercent)
        object.add("clockMinutes", clockMinutes)
        if !peers.isEmpty { object.add("peers", peers.map(\.description).joined(separator: ", ")) }
        object.close()
        return String(decoding: object.bytes, as: UTF8.self)
    }
}
