import Fleet

/// When a vehicle may raise which alarm, how it gets there, and what the alarm changes.
extension SimulatedVehicle {
    /// Whether an alarm of this kind would be true right now.
    func canRaise(_ kind: AlarmKind) -> Bool {
        guard hasWords(for: kind), silentUntilMs(atMs: nowMs) == nil else { return false }
        let hasFix = receiver.hasFix(atMs: nowMs)
        switch kind {
        case .sos: return plan.kind.hasCrew && hasFix
        case .vibration: return !driver.ignition && hasFix
        case .movement, .tow, .door: return driver.isParked && hasFix
        case .ignitionOn: return driver.isParked && plan.kind.hasCrew && hasFix
        case .powerCut: return supply.external && plan.firmware.reportsSupply && hasFix
        case .geofence, .geofenceEnter, .geofenceExit: return driver.speedKmh > 10 && hasFix
        case .overspeed: return driver.isOverspeed && hasFix
        case .lowBattery: return supply.isLow && hasFix
        case .gpsLost: return receiver.blindForMs(atMs: nowMs) >= 20_000
        default: return false
        }
    }

    /// Sees to it that the vehicle can raise an alarm of this kind within minutes; false when it cannot.
    mutating func prepare(for kind: AlarmKind) -> Bool {
        guard hasWords(for: kind) else { return false }
        switch kind {
        case .overspeed where driver.isOnFastRoad: driver.hurry(untilMs: nowMs + 90_000)
        case .gpsLost where driver.speedKmh > 30:
            receiver.lose(nowMs: nowMs, untilMs: nowMs + Int64(random.int(60...100)) * 1000)
        case .lowBattery where driver.isParked && !supply.external: supply.weaken()
        default: return false
        }
        return true
    }

    /// Whether its dialect can tell an alarm of this kind.
    private func hasWords(for kind: AlarmKind) -> Bool { type(of: plan.voice).alarmKinds.contains(kind) }

    /// Does to the vehicle what the cause of an alarm does.
    mutating func live(through kind: AlarmKind) {
        switch kind {
        case .powerCut: supply.cut(untilMs: nowMs + Int64(random.int(40...90)) * 1000)
        case .ignitionOn: driver.leave(atMs: nowMs + 6000)
        case .geofence: zone = random.int(1...5)
        default: break
        }
    }
}
