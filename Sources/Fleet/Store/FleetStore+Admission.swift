extension FleetStore {
    /// Whether a report of a device would be let in now: the device is there already, or the policy admits it and there
    /// is room.
    public func admits(_ id: DeviceID) -> Bool {
        snapshot().admits(id)
    }
}

extension FleetSnapshot {
    /// Whether the fleet, as it was then, would let a report of a device in.
    public func admits(_ id: DeviceID) -> Bool {
        guard device(id) == nil else { return true }
        return policy.admits(id, quarantine) && devices.count < FleetStore.maximumDevices
    }
}
