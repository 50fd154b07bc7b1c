import Canvas
import Fleet

extension Action {
    /// The time line; its keys count in the past only, where they come before those of the panes.
    static let past: [Action] =
        [
            pastAction(
                .pastBack, [Key(.left)], "earlier", "Go back by a small part of what the time line shows."
            ) { $0.stepPast(by: -($0.past?.step ?? 0)) },
            pastAction(
                .pastOn, [Key(.right)], "later", "Go on by a small part of what the time line shows."
            ) { $0.stepPast(by: $0.past?.step ?? 0) },
            pastAction(.pastPageBack, [Key(.pageUp)], "much earlier", "Go back by ten steps or more.") {
                $0.stepPast(by: -($0.past?.leap ?? 0))
            },
            pastAction(.pastPageOn, [Key(.pageDown)], "much later", "Go on by ten steps or more.") {
                $0.stepPast(by: $0.past?.leap ?? 0)
            },
            pastAction(.pastFirst, [Key(.home)], "first moment", "Go to the first moment that the journal has.") {
                $0.seekFirst()
            },
            pastAction(.live, [Key(.end)], "live", "Go back to the present.", hint: true) { $0.leavePast() },
            pastAction(
                .goTo, [.character("g")], "go to",
                "Go to a time: 14:02, 2026-11-20 14:02, yesterday 9:30, tue 14:00, -2h.", hint: true
            ) { $0.askForTime() },
            pastAction(.nextAlarm, [.character("N")], "next alarm", "Go to the next alarm that was raised.", hint: true)
            {
                guard let moment = $0.past?.moment else { return [] }
                return [.nextAlarm(after: moment)]
            },
            pastAction(.play, [.character(" ")], "play", "Play the past from here on, or stop.", hint: true) {
                $0.togglePlaying()
            },
            pastAction(.wider, [.character("[")], "wider", "Show more time on the time line, up to the whole journal.")
            {
                $0.zoomPast(by: 1)
            },
            pastAction(.narrower, [.character("]")], "narrower", "Show less time on the time line, down to an hour.") {
                $0.zoomPast(by: -1)
            },
        ] + paces

    /// The digits.
    private static let paces = zip(ActionID.paces, PastView.paces).enumerated().map { digit, row in
        let (id, pace) = row
        return pastAction(
            id, [.character(Character("\(digit)"))], pace == 0 ? "stand still" : "pace x\(pace)",
            pace == 0 ? "Stop playing." : "Play \(pace == 1 ? "as fast as life" : "\(pace) times as fast as life")."
        ) { $0.play(pace: pace) }
    }

    private static func pastAction(
        _ id: ActionID, _ keys: [Key], _ title: String, _ help: String, hint: Bool = false,
        run: @escaping @Sendable (inout AppState) -> [Effect]
    ) -> Action {
        Action(
            id: id, keys: keys, title: title, help: help, group: .past,
            disabledReason: { $0.notInPastProblem }, isHintInPast: hint, run: run)
    }
}

extension ActionID {
    /// The paces by their digits.
    static let paces: [ActionID] = [
        .pace0, .pace1, .pace2, .pace5, .pace10, .pace30, .pace60, .pace120, .pace300, .pace600,
    ]
}
