import Fleet

/// An alarm in one line, for forms that have no fields for it.
enum AlarmText {
    /// What happened, how often, and who took notice.
    static func line(_ alarm: ExportedAlarm) -> String {
        var parts = ["\(alarm.device)", "priority \(alarm.priority)"]
        if let code = alarm.code { parts.append("code \(code)") }
        if let zone = alarm.zone { parts.append("zone \(zone)") }
        if let area = alarm.area { parts.append("zone \(area)") }
        parts.append("raised \(alarm.raisedAt.iso8601)")
        if alarm.count > 1 { parts.append("\(alarm.count) times, last \(alarm.lastAt.iso8601)") }
        if let ended = alarm.endedAt { parts.append("ended \(ended.iso8601)") }
        if let at = alarm.acknowledgedAt {
            parts.append("acknowledged \(at.iso8601)" + (alarm.acknowledgedBy.map { " by \($0)" } ?? ""))
        }
        return parts.joined(separator: ", ")
    }
}
