import Fleet

extension FleetSnapshot {
    /// The last sign of life of the run before, which had told everybody what was due up to then.
    ///
    /// Not later than now: a clock that was wrong must not keep back what falls due until then.
    ///
    /// - Parameter told: when it told somebody last, where that is known.
    public func lastAlive(told: Timestamp?, now: Timestamp) -> Timestamp {
        let heard = devices.map(\.lastHeard)
        let steps = alarms.flatMap { [$0.lastAt] + $0.history.suffix(1).map(\.at) }
        let signs = (heard + steps).max() ?? Timestamp(milliseconds: 0)
        return min(now, max(signs, told ?? signs))
    }
}
