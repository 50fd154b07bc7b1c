import Fleet
import Geo

/// JSON lines: one object a line; a report as the listener prints it.
struct JSONLinesDocument: ExportDocument {
    private let context: ExportContext

    /// An empty document.
    init(_ context: ExportContext) {
        self.context = context
    }

    /// Nothing.
    func begin(into out: inout [UInt8]) {}

    /// The line of a report or of input that was not understood.
    func add(_ arrival: Arrival, into out: inout [UInt8]) {
        var place: String?
        if case .report(let report) = arrival.content { place = context.place(report.fix?.coordinate) }
        out += ReportLine.bytes(of: arrival, place: place, lateAfterMilliseconds: context.lateAfterMilliseconds)
        out.append(UInt8(ascii: "\n"))
    }

    /// The line of an alarm.
    func add(_ alarm: ExportedAlarm, into out: inout [UInt8]) {
        var line = JSONObject()
        line.add("record", "alarm")
        AlarmFields.add(alarm, name: context.names[alarm.device], to: &line)
        line.add("lat", alarm.coordinate?.latitude)
        line.add("lon", alarm.coordinate?.longitude)
        line.add("place", context.place(alarm.coordinate))
        line.add("transitions", json: AlarmFields.steps(alarm, withLinks: true))
        end(line, into: &out)
    }

    /// The line of an action.
    func add(_ action: ExportedAction, into out: inout [UInt8]) {
        var line = JSONObject()
        line.add("record", "action")
        line.add("at", action.at)
        line.add("user", action.user)
        line.add("terminal", action.terminal.isEmpty ? nil : action.terminal)
        line.add("action", action.action)
        for field in action.fields { line.add(named: field.name, json: field.json) }
        if action.fields.isEmpty { line.add("detail", action.detail) }
        let own = action.targets.first { $0.alarm == nil }?.device
        line.add("name", own.flatMap { context.names[$0] })
        let targets = action.targets.compactMap { target -> [UInt8]? in
            guard let alarm = target.alarm else { return nil }
            var object = JSONObject()
            object.add("id", Int(clamping: alarm))
            object.add("device", target.device?.description)
            object.add("name", target.device.flatMap { context.names[$0] })
            object.add("kind", target.kind)
            object.close()
            return object.bytes
        }
        line.add("alarms", json: JSONList.of(targets))
        action.link?.add(to: &line)
        end(line, into: &out)
    }

    /// The line of a point.
    func add(_ point: TrackPoint, at place: TrackPlace, into out: inout [UInt8]) {
        var line = JSONObject()
        line.add("record", "point")
        line.add("device", place.device.description)
        line.add("name", context.names[place.device])
        line.add("segment", place.segment)
        line.add("time", point.time)
        line.add("lat", point.coordinate.latitude)
        line.add("lon", point.coordinate.longitude)
        line.add("place", context.place(point.coordinate))
        line.add("speedKmh", point.fix.speedKmh)
        line.add("courseDeg", point.fix.courseDeg)
        line.add("altitudeM", point.fix.altitudeM)
        line.add("satellites", point.fix.satellites)
        line.add("hdop", point.fix.hdop)
        end(line, into: &out)
    }

    private func end(_ line: JSONObject, into out: inout [UInt8]) {
        var line = line
        line.close()
        out += line.bytes
        out.append(UInt8(ascii: "\n"))
    }
}

/// The fields of an alarm that lines and features share.
enum AlarmFields {
    /// Adds them all but the place and the steps.
    static func add(_ alarm: ExportedAlarm, name: String?, to object: inout JSONObject) {
        object.add("id", Int(clamping: alarm.id))
        object.add("device", alarm.device.description)
        object.add("name", name)
        object.add("kind", alarm.kind)
        object.add("priority", alarm.priority)
        object.add("code", alarm.code)
        object.add("zone", alarm.zone)
        object.add("area", alarm.area)
        if let facts = alarm.facts { object.add("facts", json: Array(facts.utf8)) }
        object.add("raised", alarm.raisedAt)
        object.add("last", alarm.lastAt)
        object.add("deviceTime", alarm.deviceTime)
        object.add("ended", alarm.endedAt)
        object.add("acknowledged", alarm.acknowledgedAt)
        object.add("acknowledgedBy", alarm.acknowledgedBy)
        object.add("count", alarm.count)
        if alarm.isLate { object.add("late", true) }
    }

    /// The steps of its life as a list, with their places in the chain of the audit where that is wanted.
    static func steps(_ alarm: ExportedAlarm, withLinks: Bool = false) -> [UInt8] {
        JSONList.of(
            alarm.steps.map { step in
                var object = JSONObject()
                object.add("at", step.at)
                object.add("change", step.change)
                object.add("by", step.by)
                object.add("terminal", step.terminal?.isEmpty == true ? nil : step.terminal)
                object.add("from", step.from)
                object.add("to", step.to)
                object.add("note", step.note)
                if withLinks { step.link?.add(to: &object) }
                object.close()
                return object.bytes
            })
    }
}

extension ExportedLink {
    /// Adds the place in the chain, by which a line can be checked alone.
    fileprivate func add(to object: inout JSONObject) {
        object.add("number", Int(number))
        object.add("previous", previous)
        object.add("hash", hash)
        object.add("sealed", String(decoding: sealed, as: UTF8.self))
    }
}

/// A list in JSON.
enum JSONList {
    /// A list of values that are JSON already.
    static func of(_ values: [[UInt8]]) -> [UInt8] {
        [UInt8(ascii: "[")] + values.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
    }
}
