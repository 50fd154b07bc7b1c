import Canvas
import Fleet

extension Action {
    /// What an operator settles about a device.
    static let devices: [Action] = [
        Action(
            id: .correctClock, keys: [.character("Z")], title: "correct clock",
            help: "Correct the times of a device that runs in another zone, or take that back; asks first.",
            group: .devices, disabledReason: \.clockProblem, run: { $0.askCorrectClock() })
    ]
}

extension AppState {
    /// The device whose clock is meant: that of the open details, else the one under the cursor.
    private var clockSubject: Device? {
        overlayDevice.flatMap { shown.device($0) } ?? deviceUnderCursor
    }

    fileprivate var clockProblem: String? {
        if let readOnlyProblem { return readOnlyProblem }
        guard let device = clockSubject else { return "no device is selected" }
        if let minutes = device.clock.settingMinutes {
            return "devices.toml says that \(device.label) runs at UTC\(ZoneText.of(minutes))"
        }
        let isRight = device.clock.suspectedMinutes == nil && device.clock.correctionMinutes == 0
        return isRight ? "the clock of \(device.label) seems right" : nil
    }

    /// Times change for everybody who looks, so it asks; without a suspicion it takes a correction back.
    fileprivate mutating func askCorrectClock() -> [Effect] {
        guard let device = clockSubject else { return [] }
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
}
