import Fleet

/// What a filter can ask about a device.
struct FilterSubject {
    let device: Device
    let status: DeviceStatus
    let place: String
    /// The kinds of its unacknowledged alarms.
    let alarms: [AlarmKind]
    let now: Timestamp
    /// What the operator's files say about it.
    var extras = FilterExtras()

    /// Fields that take text.
    static let textFields = FilterField.all.filter { $0.kind == .text }.map(\.name)
    /// Fields that take numbers.
    static let numberFields = FilterField.all.filter(\.isNumber).map(\.name)

    /// Everything a bare word looks at, in lower case.
    var allText: String {
        [device.id.description, device.name ?? "", extras.plate, place, status.rawValue].joined(separator: "\n")
            .lowercased()
    }
}

/// What a filter can ask about a device that the device itself does not know; empty where nobody has told.
struct FilterExtras: Sendable, Equatable {
    /// The groups to which it belongs.
    var groups: [String] = []
    /// Names and identities of the zones in which it is.
    var zones: [String] = []
    /// Its number plate.
    var plate = ""
}
