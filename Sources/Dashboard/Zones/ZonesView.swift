import Canvas
import Fleet
import Geo

/// The list of zones while it lies on top.
struct ZonesView: Equatable {
    /// The zone under the cursor; nil means the first.
    var selected: ZoneID?
}

/// A device in a zone, or missing from it.
struct ZoneGuest: Equatable {
    /// The device's place in the snapshot.
    let index: Int
    /// Since when it is there; nil when it was there already as it was first heard, and for one that is missing.
    let since: Timestamp?
    /// Whether it should be there and is not.
    let isMissing: Bool
    /// Whether it should not be there.
    let isUnwanted: Bool
    /// Whether it is there for longer than the zone allows.
    var isTooLong = false
}

/// A zone in the list, with who is in it.
struct ZoneRow {
    let zone: Zone
    let guests: [ZoneGuest]

    /// How many devices are inside.
    var inside: Int { guests.count { !$0.isMissing } }
    /// Whether somebody breaks its rule.
    var isBroken: Bool { guests.contains { $0.isMissing || $0.isUnwanted || $0.isTooLong } }
}

extension AppState {
    /// The zones in the order of their names, with who is in them.
    func makeZoneRows() -> [ZoneRow] {
        let snapshot = shown
        var guests: [ZoneID: [ZoneGuest]] = [:]
        for index in snapshot.devices.indices {
            let presence = snapshot.devices[index].zones
            for stay in presence.stays {
                guests[stay.zone, default: []].append(
                    ZoneGuest(
                        index: index, since: stay.isSinceKnown ? stay.since : nil, isMissing: false,
                        isUnwanted: stay.isTrespassing, isTooLong: stay.hasOverstayed))
            }
            for zone in presence.missingIn {
                guests[zone, default: []].append(
                    ZoneGuest(index: index, since: nil, isMissing: true, isUnwanted: false))
            }
        }
        return snapshot.zones.zones.map { ZoneRow(zone: $0, guests: guests[$0.id] ?? []) }
            .sorted { NaturalOrder.isBefore($0.zone.name, $1.zone.name) }
    }

    /// What a key does in the list of zones; nil lets the actions have it.
    mutating func take(_ key: Key, inZones view: ZonesView) -> [Effect]? {
        let rows = zoneRows
        let place = rows.firstIndex { $0.zone.id == view.selected } ?? 0
        let id = keymap.action(for: key)
        switch id {
        case .details:
            if rows.indices.contains(place) { goTo(rows[place].zone) }
            return []
        case .back, .quit:
            overlays.removeLast()
            return []
        default: break
        }
        guard let id, let step = listStep(id) else { return takeOutside(id) }
        guard !rows.isEmpty else { return [] }
        overlays[overlays.count - 1] = .zones(
            ZonesView(selected: rows[max(0, min(rows.count - 1, place + step))].zone.id))
        return []
    }

    /// Leaves the list for the map, on which the zone fills the pane.
    private mutating func goTo(_ zone: Zone) {
        overlays.removeLast()
        focus = .map
        let room = mapRoom
        map.show(zone.area.box, columns: room.columns, rows: room.rows)
    }
}
