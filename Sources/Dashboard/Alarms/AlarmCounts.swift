import Fleet

/// How many alarms the header tells of, counted once a frame.
struct AlarmCounts {
    /// How many somebody still has to take notice of.
    var unacknowledged = 0
    /// The highest priority of those, 1 to 4; nil while there are none.
    var worst: Int?
    /// How many are put aside.
    var shelved = 0
    /// How many a rule hides.
    var hidden = 0

    /// Counts them.
    init(_ alarms: [Alarm]) {
        // Alarms are looked at where they stand: there may be thousands, and a copy of one is not small.
        for place in alarms.indices {
            if alarms[place].isUnacknowledged {
                unacknowledged += 1
                worst = min(worst ?? alarms[place].priority, alarms[place].priority)
            }
            if alarms[place].state == .shelved { shelved += 1 }
            if alarms[place].state == .suppressed { hidden += 1 }
        }
    }
}
