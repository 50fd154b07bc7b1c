import Canvas
import Fleet

extension Action {
    /// What an operator settles about a device.
    static let devices: [Action] = [
        Action(
            id: .correctClock, keys: [.character("Z")], title: "correct clock",
            help: "Correct the times of a device that runs in another zone, or take that back; asks first.",
            group: .devices, disabledReason: \.clockProblem, run: { $0.askCorrectClock() }),
        Action(
            id: .choosePeer, keys: [.character("X")], title: "choose address",
            help: "Of two trackers with one identity, let commands go to the other one; asks first.",
            group: .devices, disabledReason: \.conflictProblem, run: { $0.askChoosePeer() }),
    ]
}

extension AppState {
    /// The device that is meant: that of the open details, else the one under the cursor.
    private var subject: Device? {
        overlayDevice.flatMap { shown.device($0) } ?? deviceUnderCursor
    }

    fileprivate var clockProblem: String? {
        if let readOnlyProblem { return readOnlyProblem }
        guard let device = subject else { return "no device is selected" }
        if let minutes = device.clock.settingMinutes {
            return "devices.toml says that \(device.label) runs at UTC\(ZoneText.of(minutes))"
        }
        let isRight = device.clock.suspectedMinutes == nil && device.clock.correctionMinutes == 0
        return isRight ? "the clock of \(device.label) seems right" : nil
    }

    /// Times change for everybody who looks, so it asks; without a suspicion it takes a correction back.
    fileprivate mutating func askCorrectClock() -> [Effect] {
        guard let device = subject else { return [] }
        let id = device.id
        let minutes = device.clock.suspectedMinutes.map { $0 + device.clock.correctionMinutes } ?? 0
        let text =
            minutes == 0
            ? "Take the times of \(device.label) as they are again?"
            : "Take the times of \(device.label) as UTC\(ZoneText.of(minutes))?"
        overlays.append(
            .question(Question(text: text, defaultIsYes: true) { _ in [.perform(.correctClock(id, minutes: minutes))] })
        )
        return []
    }

    fileprivate var conflictProblem: String? {
        if let readOnlyProblem { return readOnlyProblem }
        guard let device = subject else { return "no device is selected" }
        return device.conflict == nil ? "only one tracker reports as \(device.label)" : nil
    }

    /// A command to the wrong one of two cars may stop it, so it asks, and Enter means no.
    fileprivate mutating func askChoosePeer() -> [Effect] {
        guard let device = subject, let conflict = device.conflict else { return [] }
        let id = device.id
        let other = device.commandPeer == conflict.older.peer ? conflict.newer.peer : conflict.older.peer
        let text = "Let commands to \(device.label) go to \(other)?"
        overlays.append(
            .question(Question(text: text, defaultIsYes: false) { _ in [.perform(.choosePeer(id, other))] }))
        return []
    }
}
