import Fleet

/// What the order of names goes by: the name where there is one, those without after them; equal ones by identity.
struct SortName {
    private let name: String?
    private let id: DeviceID

    fileprivate init(name: String?, id: DeviceID) {
        self.name = name
        self.id = id
    }

    /// Whether this one comes first.
    func isBefore(_ other: SortName) -> Bool {
        switch (name, other.name) {
        case (let mine?, let theirs?): mine == theirs ? id < other.id : NaturalOrder.isBefore(mine, theirs)
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): id < other.id
        }
    }
}

extension Device {
    /// What the order of names goes by.
    var sortName: SortName { SortName(name: name, id: id) }
}
