import Dispatch
import Fleet
import Logging

/// What all parts of one listener share.
final class ListenerContext: Sendable {
    /// The settings.
    let settings: ListenerSettings
    /// Where arrivals go, with what tells that they are safe.
    let handler: Listener.Handler
    /// Whether whoever takes the arrivals can not keep up.
    let isCongested: @Sendable () -> Bool
    /// The log.
    let log: LogBudget
    /// Who may come in.
    let admission: Admission
    /// Who speaks for which device.
    let registry = SessionRegistry()
    /// Entered once for each descriptor that is in use, so that a stop can wait for the last.
    let descriptors = DispatchGroup()

    /// The shared parts of a new listener.
    init(
        settings: ListenerSettings, logger: Logger, descriptorLimit: Int,
        isCongested: @escaping @Sendable () -> Bool = { false }, handler: @escaping Listener.Handler
    ) {
        self.settings = settings
        self.isCongested = isCongested
        self.handler = handler
        log = LogBudget(logger)
        admission = Admission(settings: settings, descriptorLimit: descriptorLimit)
    }

    /// The deadlines of connections; shorter for undecided ones while they keep others out.
    var limits: SessionDeadlines.Limits {
        let firstMessage =
            admission.isCrowded ? min(settings.firstMessage, settings.crowdedGrace) : settings.firstMessage
        return SessionDeadlines.Limits(
            firstMessage: firstMessage, partialMessage: settings.partialMessage, idle: settings.idle)
    }
}
