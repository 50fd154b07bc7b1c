import Canvas
import Fleet

extension Action {
    /// Columns and views of the table.
    static let views: [Action] =
        [
            Action(
                id: .columns, keys: [.character("C")], title: "columns",
                help: "Choose columns: Space shows or hides, < > move, + - make wider, a adds a field of the messages.",
                group: .find, run: { $0.askColumns() })
        ] + numberedViews.enumerated().map { place, id in view(place + 1, id) }

    /// The actions that put a view in force by its number.
    static let numberedViews: [ActionID] = [
        .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9,
    ]

    private static func view(_ number: Int, _ id: ActionID) -> Action {
        Action(
            id: id, keys: [Key(.character(Character("\(number)")), alt: true)], title: "view \(number)",
            help: "Put view \(number) of the configuration in force.", group: .find,
            disabledReason: { $0.viewProblem(number) },
            run: { $0.choose($0.views[number - 1]) })
    }
}
