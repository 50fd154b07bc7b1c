import Dialects
import Fleet

/// Why a connection was closed.
enum SessionEnding: Sendable {
    /// The other side ended its sending, and perhaps still listens.
    case ended
    /// It broke.
    case broken
    /// A deadline passed.
    case deadline(SessionDeadlines.Cause)
    /// Nothing good could come from it.
    case verdict(StreamDecoder.Verdict)
    /// The same device opened a newer one.
    case replaced
    /// An answer could not be written.
    case writeFailed
    /// The listener stops.
    case stopped

    /// Whether what was held back until now may still be answered: the other side may only have ended its sending.
    var mayAnswer: Bool {
        switch self {
        case .ended, .stopped: true
        case .broken, .deadline, .verdict, .replaced, .writeFailed: false
        }
    }

    /// Whether answers to earlier messages may still reach the other side.
    var keepsAnswers: Bool {
        switch self {
        case .ended, .deadline, .verdict, .replaced, .stopped: true
        case .broken, .writeFailed: false
        }
    }

    /// Counts it.
    func count(in counters: inout ListenerCounters) {
        switch self {
        case .ended, .broken, .stopped: break
        case .deadline(.firstMessage): counters.closedFirstMessage &+= 1
        case .deadline(.partialMessage): counters.closedPartialMessage &+= 1
        case .deadline(.idle): counters.closedIdle &+= 1
        case .verdict(.foreign(let name)): counters.closedForeign[name, default: 0] &+= 1
        case .verdict(.undecidable): counters.closedUndecidable &+= 1
        case .replaced: counters.replaced &+= 1
        case .writeFailed: counters.writeFailures &+= 1
        }
    }

    /// Logs it.
    func note(in log: LogBudget, about peer: PeerAddress) {
        switch self {
        case .ended, .broken, .stopped: log.note(.debug, .connection, "\(peer) disconnected")
        case .deadline(let cause): log.note(.info, .deadline, "closed \(peer) after \(cause.rawValue) for too long")
        case .verdict(.foreign(let name)): log.note(.info, .foreign, "closed \(peer): it speaks \(name)")
        case .verdict(.undecidable): log.note(.info, .foreign, "closed \(peer): nothing it sent made sense")
        case .replaced: log.note(.info, .replaced, "closed \(peer): its device opened a newer connection")
        case .writeFailed: log.note(.info, .writeFailure, "closed \(peer): it does not take its answers")
        }
    }
}
