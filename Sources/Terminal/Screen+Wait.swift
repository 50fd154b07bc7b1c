import Canvas
import Glibc

/// Why the main loop woke; empty when the deadline came.
public struct WakeReasons: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Reasons from bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Keys, mouse or a new size wait in ``Screen/readEvents()``.
    public static let input = WakeReasons(rawValue: 1)
    /// A ``WakeSource`` was raised.
    public static let woken = WakeReasons(rawValue: 2)
    /// A signal asked for an orderly stop, or the terminal is gone.
    public static let quit = WakeReasons(rawValue: 4)
    /// A signal asked for what Ctrl-Z does: call ``Screen/suspend()``.
    public static let suspend = WakeReasons(rawValue: 8)
    /// The process was stopped and goes on: present the picture again.
    public static let redraw = WakeReasons(rawValue: 16)
}

extension Screen {
    /// Sleeps until something happens or the deadline comes; nil sleeps as long as it takes.
    ///
    /// Raised sources are lowered before this returns.
    public func wait(until deadline: ContinuousClock.Instant? = nil, for sources: [WakeSource] = []) -> WakeReasons {
        var polled =
            [STDIN_FILENO, signalSource.descriptor].map(Self.readable) + sources.map { Self.readable($0.descriptor) }
        if poll(&polled, nfds_t(polled.count), milliseconds(until: deadline)) < 0 {
            for index in polled.indices { polled[index].revents = 0 }
        }
        var reasons: WakeReasons = []
        if polled[0].revents & Int16(POLLIN) != 0 { reasons.insert(.input) }
        if polled[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { reasons.insert(.quit) }
        for (source, entry) in zip(sources, polled.dropFirst(2)) where entry.revents != 0 {
            source.lower()
            reasons.insert(.woken)
        }
        if polled[1].revents != 0 { signalSource.lower() }
        return reasons.union(answerSignals())
    }

    /// Everything a person did since the last call, without waiting; a new size of the terminal comes first.
    public func readEvents() -> [InputEvent] {
        var events: [InputEvent] = []
        if sizeChangePending {
            sizeChangePending = false
            events.append(.resize(width: size.width, height: size.height))
        }
        return events + input.read()
    }

    private func answerSignals() -> WakeReasons {
        let requests = ProcessSignals.take()
        var reasons: WakeReasons = []
        if requests.contains(.quit) { reasons.insert(.quit) }
        if requests.contains(.suspend) { reasons.insert(.suspend) }
        if requests.contains(.resume) {
            enter()
            reasons.insert(.redraw)
        }
        if requests.contains(.resize) { adoptSize() }
        if sizeChangePending || input.isPasting || input.hasEarlyEvents { reasons.insert(.input) }
        return reasons
    }

    /// The time to sleep, rounded up to whole milliseconds; -1 for ever.
    private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        let limit: Duration? = input.hasEarlyEvents ? .zero : input.isPasting ? .seconds(1) : nil
        let wish = deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
        guard let sleep = [wish, limit].compactMap({ $0 }).min() else { return -1 }
        let (seconds, attoseconds) = sleep.components
        let whole = min(seconds, 86_400) * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: whole)
    }

    private static func readable(_ descriptor: Int32) -> pollfd {
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    }
}

/// A text with everything but ASCII replaced.
func asciiOnly(_ text: String) -> String {
    Text.string(Text.glyphs(text).map(\.ascii))
}
