import Fleet

extension AppState {
    /// Writes the hand-over of what is now, also while the screen stands still or shows the past.
    mutating func handOver(_ form: Handover.Form) -> [Effect] { [.handOver(form)] }
}

extension Palette {
    /// The commands that write a hand-over.
    static var handovers: [Item] {
        [
            Item(
                title: "handover", help: "Write the shift hand-over to a file, as text.", keys: "", disabledReason: nil,
                run: { $0.handOver(.text) }),
            Item(
                title: "handover markdown", help: "Write the shift hand-over to a file, as Markdown.", keys: "",
                disabledReason: nil, run: { $0.handOver(.markdown) }),
        ]
    }
}
