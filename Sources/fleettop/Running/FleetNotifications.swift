import Atlas
import Dashboard
import Fleet
import Logging
import Notify
import Synchronization

/// The notifications of one run: sinks of the configuration, wired to the fleet.
struct FleetNotifications {
    private let notifier: Notifier?
    private let store: FleetStore
    private let told: ToldFile?
    private let lastAlive: Timestamp

    /// Notifications that have not begun, to be made before anything new arrives; none where the configuration has none.
    ///
    /// - Parameter desktop: the terminal that shows the dashboard; nil where there is none.
    init(_ settings: NotifySettings, _ fleet: KeptFleet, logger: Logger, desktop: DesktopNotes? = nil) {
        let store = fleet.store
        self.store = store
        let told = fleet.journal == nil ? nil : ToldFile(folder: fleet.folder)
        self.told = told
        lastAlive = store.snapshot().lastAlive(told: told?.read(), now: .now)
        notifier = fleet.news.map { news in
            var sinks: [String: any NotificationSink] = [:]
            for row in settings.sinks {
                let show = desktop.map { desktop in
                    { @Sendable sequence, title, body in desktop.put(sequence, title, body) }
                }
                if let sink = row.sink(desktop: show) { sinks[row.name] = sink }
            }
            return Notifier(
                settings, sinks: sinks, news: news, logger: logger, told: { told?.write($0) },
                groups: { store.policy.book[$0]?.groups ?? [] }, subject: { Self.subject(of: $0, store.policy) })
        }
    }

    /// Tells people from now on, of the alarms that still wait for somebody as well.
    func begin() {
        notifier?.begin(with: store.snapshot().alarms, lastAlive: lastAlive)
    }

    /// Tells nobody any more, and waits until it is written down who was told, two seconds at most.
    func stop() {
        notifier?.stop()
        told?.finish()
    }

    /// What has become of notifications; nothing where there are none.
    var counters: [NamedCount] {
        notifier?.counters.map { NamedCount(name: $0.name, count: $0.count, isLoss: $0.isLoss) } ?? []
    }

    /// What operators have written about the subject of an alarm; a note to the alarm goes before one to the device.
    static func subject(of alarm: Alarm, _ policy: FleetPolicy) -> AlarmSubject {
        var subject = AlarmSubject()
        let entry = policy.book[alarm.device]
        subject.name = entry?.name
        subject.plate = entry?.plate
        subject.groups = entry?.groups ?? []
        subject.note = alarm.notes.last?.text ?? entry?.note
        subject.place = alarm.coordinate.map { Gazetteer.embedded.describe($0) }
        if let area = alarm.area { subject.zone = policy.zones[area]?.name }
        subject.response = policy.alarmRules(of: alarm.device).response(to: alarm.kind)
        return subject
    }
}

/// Notifications on their way to the terminal, from a sink's queue to the screen's loop.
final class DesktopNotes: Sendable {
    /// One notification; its texts are safe.
    struct Note: Sendable {
        let sequence: DesktopSequence
        let title: String
        let body: String
    }

    /// How many wait at most.
    private static let capacity = 16

    private let waiting = Mutex<[Note]>([])
    private let wake: @Sendable () -> Void

    /// A way to a loop that `wake` wakes.
    init(wake: @escaping @Sendable () -> Void) {
        self.wake = wake
    }

    /// Puts one in; fails while the screen takes none, as after Ctrl-Z.
    func put(_ sequence: DesktopSequence, _ title: String, _ body: String) -> DeliveryResult {
        let isTaken = waiting.withLock { waiting in
            guard waiting.count < Self.capacity else { return false }
            waiting.append(Note(sequence: sequence, title: title, body: body))
            return true
        }
        wake()
        return isTaken ? .delivered : .failed("the screen takes no more", mayRetry: true)
    }

    /// All that wait; for the screen's loop.
    func take() -> [Note] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
