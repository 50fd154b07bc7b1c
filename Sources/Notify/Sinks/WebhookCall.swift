import Dispatch
import Foundation
import FoundationNetworking
import Synchronization

/// One request and its answer, of which the status alone matters.
///
/// FoundationNetworking ends the program when the word about a redirect reaches a task that has ended in the meantime
/// (HTTPURLProtocol, "we're not waiting for it"). So the time limit and the cancelling are ours, not the session's, and
/// a word about a redirect is given only while the lock says that the task still runs.
final class WebhookCall: NSObject, URLSessionDataDelegate, Sendable {
    private struct State {
        var session: URLSession?
        var result: DeliveryResult?
        var isOver = false
    }

    private let state = Mutex(State())
    private let done = DispatchSemaphore(value: 0)

    /// Sends the request and waits for the status of the answer.
    func run(_ request: URLRequest, timeoutMilliseconds: Int64) -> DeliveryResult {
        let session = URLSession(
            configuration: Self.configuration(timeoutMilliseconds), delegate: self, delegateQueue: nil)
        let isOver = state.withLock { state in
            state.session = session
            return state.isOver
        }
        if !isOver {
            session.dataTask(with: request).resume()
            _ = done.wait(timeout: .now() + .milliseconds(Int(clamping: timeoutMilliseconds)))
        }
        cancel()
        return state.withLock { $0.result } ?? .failed("no answer in time", mayRetry: true)
    }

    /// Gives it up; whoever waits for it goes on.
    func cancel() {
        state.withLock { state in
            state.isOver = true
            state.session?.invalidateAndCancel()
            state.session = nil
        }
        done.signal()
    }

    /// A session that keeps nothing and leaves the time limit to ``run(_:timeoutMilliseconds:)``.
    private static func configuration(_ timeoutMilliseconds: Int64) -> URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        let later = Double(timeoutMilliseconds) / 1000 + 60
        configuration.timeoutIntervalForRequest = later
        configuration.timeoutIntervalForResource = later
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        return configuration
    }

    /// Takes no redirect: the notice would go to somebody whom the configuration does not name.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        state.withLock { state in
            settle(
                .failed("answered \(response.statusCode), a redirect, which is not followed", mayRetry: false), &state)
            if !state.isOver { completionHandler(nil) }
        }
    }

    /// The status is known: what the answer says beyond it is not read.
    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        state.withLock { settle(Self.result((response as? HTTPURLResponse)?.statusCode ?? 0), &$0) }
        completionHandler(.cancel)
    }

    /// It has ended, be it without an answer.
    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let status = (task.response as? HTTPURLResponse)?.statusCode
        let words = Notice.safe(error?.localizedDescription) ?? "no answer"
        state.withLock { settle(status.map(Self.result) ?? .failed(words, mayRetry: true), &$0) }
        done.signal()
    }

    /// The first thing that is known counts.
    private func settle(_ news: DeliveryResult, _ state: inout State) {
        state.result = state.result ?? news
    }

    /// What a status means; a refusal of the request itself does not go away by trying again.
    private static func result(_ status: Int) -> DeliveryResult {
        switch status {
        case 200...299: .delivered
        case 408, 425, 429, 500...599: .failed("answered \(status)", mayRetry: true)
        default: .failed("answered \(status)", mayRetry: false)
        }
    }
}
