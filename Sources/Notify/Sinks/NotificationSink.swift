/// Somewhere a notice goes.
public protocol NotificationSink: Sendable {
    /// Delivers one notice; called on the sink's own queue, one at a time, and done within the sink's time limit.
    func deliver(_ notice: Notice) -> DeliveryResult
    /// Ends what is under way; called from any thread when the program stops.
    func cancel()
}

extension NotificationSink {
    /// Nothing to end.
    public func cancel() {}
}

/// Shows a title and a text on the terminal of the dashboard.
public struct DesktopSink: NotificationSink {
    private let show: @Sendable (_ title: String, _ body: String) -> DeliveryResult

    /// A sink that hands its texts, which are safe, to whoever has the terminal.
    public init(show: @escaping @Sendable (_ title: String, _ body: String) -> DeliveryResult) {
        self.show = show
    }

    /// Hands the notice over.
    public func deliver(_ notice: Notice) -> DeliveryResult {
        let words = [notice.zone, notice.note, notice.response].compactMap { $0 }
        return show(notice.headline, words.first ?? notice.title)
    }
}

extension SinkSettings {
    /// The sink; nil for the terminal where there is none.
    ///
    /// - Parameter desktop: shows a title and a text on the terminal.
    public func sink(
        desktop: (@Sendable (DesktopSequence, _ title: String, _ body: String) -> DeliveryResult)?
    ) -> (any NotificationSink)? {
        switch target {
        case .exec(let command):
            return ExecSink(command: command, timeoutMilliseconds: timeoutMilliseconds)
        case .webhook(let url, let headers):
            return WebhookSink(url: url, headers: headers, timeoutMilliseconds: timeoutMilliseconds)
        case .mail(let to, let from, let command):
            return MailSink(to: to, from: from, command: command, timeoutMilliseconds: timeoutMilliseconds)
        case .desktop(let sequence):
            return desktop.map { desktop in DesktopSink { desktop(sequence, $0, $1) } }
        }
    }
}
