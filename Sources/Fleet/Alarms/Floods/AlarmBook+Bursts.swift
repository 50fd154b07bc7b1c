extension AlarmBook {
    /// What lies closer together than this has one cause, in milliseconds.
    static let burstMilliseconds: Int64 = 60_000
    /// On so many devices the same kind of alarm is one event.
    static let burstDevices = 5
    /// So many instances before a new one are looked at, so that a flood costs the same for each alarm.
    private static let looksBack = 256

    /// Finds out what a new instance belongs to: the burst of its kind, and the alarms of its device before it.
    ///
    /// What is found out stays with the instances: a group of alarms never falls apart again.
    mutating func joinBurst(_ place: Int) {
        let alarm = alarms[place]
        let oldest = alarm.raisedAt.adding(milliseconds: -Self.burstMilliseconds)
        var (kindred, devices): ([Int], Set<DeviceID>) = ([], [alarm.device])
        var firstOfDevice: Int?
        var other = place - 1
        while other >= 0, place - other <= Self.looksBack, alarms[other].raisedAt > oldest {
            if alarms[other].device == alarm.device { firstOfDevice = other }
            if alarms[other].kind == alarm.kind {
                kindred.append(other)
                devices.insert(alarms[other].device)
            }
            other -= 1
        }
        if let firstOfDevice, !follows(firstOfDevice) { alarms[firstOfDevice].isFirstOut = true }
        if let known = kindred.first(where: { alarms[$0].burst != nil }) {
            alarms[place].burst = alarms[known].burst
        } else if devices.count >= Self.burstDevices, let first = kindred.last {
            let name = alarms[first].id
            for member in kindred + [place] { alarms[member].burst = name }
        }
    }

    /// Whether an instance came within a burst of its device that another one began.
    private func follows(_ place: Int) -> Bool {
        let oldest = alarms[place].raisedAt.adding(milliseconds: -Self.burstMilliseconds)
        var other = place - 1
        while other >= 0, place - other <= Self.looksBack, alarms[other].raisedAt > oldest {
            if alarms[other].device == alarms[place].device { return true }
            other -= 1
        }
        return false
    }
}
