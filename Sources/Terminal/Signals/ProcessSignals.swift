import Glibc
import Synchronization

/// What signals have asked for since somebody last looked.
public struct SignalRequests: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt32

    /// Requests from bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// SIGWINCH: the terminal has another size.
    public static let resize = SignalRequests(rawValue: 1)
    /// SIGTERM, SIGINT or SIGHUP: stop in order.
    public static let quit = SignalRequests(rawValue: 2)
    /// SIGTSTP: give the terminal back and stop.
    public static let suspend = SignalRequests(rawValue: 4)
    /// SIGCONT: the process goes on after a stop.
    public static let resume = SignalRequests(rawValue: 8)
}

/// Turns signals into bits that the main loop reads; the handlers do nothing but set a bit and wake the loop.
public enum ProcessSignals {
    /// Bits that nobody has taken yet.
    private static let pending = Atomic<UInt32>(0)
    /// The descriptor a handler raises, or -1.
    private static let wakeDescriptor = Atomic<Int32>(-1)
    /// How often somebody asked to quit without the loop looking; the third time ends a loop that hangs.
    private static let ignoredQuits = Atomic<Int>(0)

    /// Installs the handlers and wakes `source` from them; the source must live until the process ends or
    /// ``release()`` is called.
    public static func watch(waking source: WakeSource, terminal: Bool = true) {
        // Touching the atomics here makes sure that no handler is the first to do so.
        _ = pending.exchange(0, ordering: .relaxed)
        _ = ignoredQuits.exchange(0, ordering: .relaxed)
        wakeDescriptor.store(source.writeDescriptor, ordering: .sequentiallyConsistent)
        for signal in [SIGTERM, SIGINT, SIGHUP] { install(signal, handleSignal) }
        for signal in [SIGWINCH, SIGTSTP, SIGCONT] where terminal { install(signal, handleSignal) }
    }

    /// Gives the signals their default meaning back.
    public static func release() {
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT] { install(signal, SIG_DFL) }
        wakeDescriptor.store(-1, ordering: .sequentiallyConsistent)
    }

    /// Takes what has been asked for.
    public static func take() -> SignalRequests {
        ignoredQuits.store(0, ordering: .relaxed)
        return SignalRequests(rawValue: pending.exchange(0, ordering: .acquiringAndReleasing))
    }

    /// Forgets requests that have been met in another way.
    static func discard(_ requests: SignalRequests) {
        pending.bitwiseAnd(~requests.rawValue, ordering: .acquiringAndReleasing)
    }

    /// Stops the whole job, as Ctrl-Z at a shell does; returns when it goes on.
    ///
    /// The signal goes to this process's main thread, which must be the caller, so that it stops before this returns.
    /// In a group that no shell watches the system ignores it, and this returns at once.
    static func stopJob() {
        install(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        install(SIGTSTP, handleSignal)
    }

    fileprivate static func note(_ request: SignalRequests, signal: Int32) {
        if request == .quit, ignoredQuits.add(1, ordering: .relaxed).newValue >= 3 {
            CrashGuard.restoreTerminal()
            install(signal, SIG_DFL)
            raise(signal)
        }
        pending.bitwiseOr(request.rawValue, ordering: .acquiringAndReleasing)
        let descriptor = wakeDescriptor.load(ordering: .sequentiallyConsistent)
        if descriptor >= 0 { WakeSource.raise(descriptor) }
    }

    static func install(_ signal: Int32, _ handler: __sighandler_t?, flags: Int32 = SA_RESTART) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        sigaction(signal, &action, nil)
    }
}

/// The handler: async-signal-safe, because it only uses atomics and write(2).
private func handleSignal(_ signal: Int32) {
    let saved = errno
    switch signal {
    case SIGWINCH: ProcessSignals.note(.resize, signal: signal)
    case SIGTSTP: ProcessSignals.note(.suspend, signal: signal)
    case SIGCONT: ProcessSignals.note(.resume, signal: signal)
    default: ProcessSignals.note(.quit, signal: signal)
    }
    errno = saved
}
