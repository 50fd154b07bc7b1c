import Canvas
import Fleet
import Streets

/// Everything that can happen to the dashboard.
public enum Event: Sendable {
    /// A person did something at the terminal.
    case input(InputEvent)
    /// The fleet has changed.
    case fleet(FleetSnapshot)
    /// What the listener has counted, in the order to show.
    case counters([NamedCount])
    /// How the journal goes.
    case journal(JournalHealth)
    /// The listener can be reached here, such as `127.0.0.1:8888`.
    case listening(String)
    /// What was wrong in the files that were read at the start, one line each.
    case problems([String])
    /// A file was read again while the program runs: what to say, and everything that is wrong in files now.
    case filesRead(String, problems: [String])
    /// Something outside has to be told, such as a theme that does not load.
    case notice(String)
    /// Files have changed what the dashboard was told when it started.
    case settings(SettingsChange)
    /// The fleet at a moment of the past that was asked for.
    case past(PastFleet)
    /// What the journal holds over a span that was asked for.
    case timeLine(PastTimeLine)
    /// When the next alarm was raised that was asked for; nil where none was.
    case nextAlarm(Timestamp?)
    /// The trips of a device that were asked for.
    case trips(TripAnswer)
    /// Why the past cannot be shown.
    case pastFailed(String)
    /// What there is of the street map for the view that was asked for.
    case streets(StreetPicture)
    /// Only time has passed.
    case tick
}

/// A counter with the words a person reads.
public struct NamedCount: Sendable, Equatable {
    /// What is counted.
    public let name: String
    /// How many.
    public let count: Int
    /// Whether it counts something that was refused, closed or lost.
    public let isLoss: Bool

    /// A counter.
    public init(name: String, count: Int, isLoss: Bool) {
        self.name = name
        self.count = count
        self.isLoss = isLoss
    }
}

/// What the outside has to do after an event; handlers never do it themselves.
public enum Effect: Sendable, Equatable {
    /// Carry out what an operator did.
    case perform(OperatorAction)
    /// Ring the bell.
    case ring
    /// Leave.
    case quit
    /// Stop the process until the shell brings it back.
    case suspend
    /// Paint everything anew.
    case redraw
    /// Put text on the clipboard.
    case copy(String)
    /// Build the fleet of a moment; of several wishes the newest counts.
    case seek(PastWish)
    /// Read what the journal holds over a span, or over all of it, in so many parts.
    case loadTimeLine(ClosedRange<Timestamp>?, parts: Int)
    /// Find the first alarm that was raised after a moment.
    case nextAlarm(after: Timestamp)
    /// Nobody looks at the past any more.
    case closePast
    /// Make the trips of a device anew of what the journal keeps.
    case loadTrips(TripWish)
    /// Put what the journal knows of a device's trail into the live fleet.
    case restoreTrail(DeviceID)
    /// Write the hand-over of the shift to a file, and say where.
    case handOver(Handover.Form)
    /// Find the street tiles of a view, or of none; of several wishes the newest counts.
    case showStreets(StreetView?)
    /// Take the mouse, or give it back to the terminal.
    case setMouse(Bool)
}
