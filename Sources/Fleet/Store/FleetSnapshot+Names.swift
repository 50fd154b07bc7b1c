extension FleetSnapshot {
    /// What operators or trackers call the device at a place of ``devices``; nil for nothing.
    ///
    /// Taken out here, where the device stands: it is large, and a map looks at thousands of them for every picture.
    public func name(at index: Int) -> String? { devices[index].name }
}
