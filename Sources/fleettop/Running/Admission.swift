import Fleet

/// Which trackers are let in where there is no store to ask.
struct Admission: Sendable {
    let policy: UnknownPolicy
    let known: [DeviceID: String]

    /// Whether an arrival is let in; input that was not understood always is.
    func admits(_ arrival: Arrival) -> Bool {
        guard policy != .accept, case .report(let report) = arrival.content else { return true }
        return known[report.device] != nil
    }
}
