import Atlas
import Canvas

/// What the screen remembers from one run to the next; nil is what nobody has chosen.
public struct ScreenMemory: Sendable, Equatable {
    /// The theme.
    public var theme: String?
    /// The column the table is sorted by.
    public var sort: String?
    /// Whether it is sorted downwards.
    public var isSortInverted: Bool?
    /// How the map is drawn.
    public var drawing: MapDrawing?
    /// Whether the mouse is taken.
    public var mouse: Bool?
    /// The columns that were chosen, by the name of the view they are for; the empty name is for no view.
    public var columns: [String: [ColumnChoice]] = [:]
    /// What was chosen in the palette, newest first.
    public var paletteHistory: [String] = []

    /// Nothing is remembered.
    public init() {}
}

/// How the screen began: what differs from that was chosen by a person.
struct ScreenBeginning: Sendable {
    let remembered: ScreenMemory
    let mouse: Bool
    let drawing: MapDrawing
    let sort: String
    let isSortInverted: Bool
}

extension AppState {
    /// What is to be remembered: what was chosen on the screen, over what was remembered before.
    public var memory: ScreenMemory {
        var memory = began.remembered
        // What a file or the terminal has decided is no choice of a person.
        if let chosenTheme { memory.theme = chosenTheme }
        if mouse != began.mouse { memory.mouse = mouse }
        if drawing != began.drawing { memory.drawing = drawing }
        // Nor is the order of a view: what was in force before it comes back.
        let isSortInverted = beforeView?.isSortInverted ?? isSortInverted
        let sort = DeviceColumn.all[beforeView?.sortColumn ?? sortColumn].id
        if sort != began.sort || isSortInverted != began.isSortInverted {
            (memory.sort, memory.isSortInverted) = (sort, isSortInverted)
        }
        memory.columns = columnsByView
        for case .columns(let chooser) in overlays { memory.columns[activeView ?? ""] = chooser.before }
        memory.paletteHistory = paletteHistory
        return memory
    }
}
