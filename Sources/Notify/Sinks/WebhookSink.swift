import Canvas
import Foundation
import FoundationNetworking
import Synchronization

/// Posts each notice as JSON; TLS is verified against the system's authorities, and redirects are not followed.
public final class WebhookSink: NotificationSink {
    private let url: String
    private let headers: [String: String]
    private let timeoutMilliseconds: Int64
    private let underWay = Mutex<URLSession?>(nil)

    /// A sink; the URL has passed ``WebhookURL/isAllowed(_:)``, the headers ``WebhookURL/isHeader(_:_:)``.
    public init(url: String, headers: [String: String], timeoutMilliseconds: Int64) {
        self.url = url
        self.headers = headers.filter { WebhookURL.isHeader($0.key, $0.value) }
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// Posts the notice and waits for the status of the answer.
    public func deliver(_ notice: Notice) -> DeliveryResult {
        guard WebhookURL.isAllowed(url), let url = URL(string: url) else {
            return .failed("the URL is not allowed", mayRetry: false)
        }
        let seconds = Double(timeoutMilliseconds) / 1000
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = seconds
        configuration.timeoutIntervalForResource = seconds
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        let answer = WebhookAnswer()
        let session = URLSession(configuration: configuration, delegate: answer, delegateQueue: nil)
        underWay.withLock { $0 = session }
        defer {
            underWay.withLock { $0 = nil }
            session.invalidateAndCancel()
        }
        session.dataTask(with: request(url, notice, seconds)).resume()
        return answer.wait(milliseconds: timeoutMilliseconds + 1000)
    }

    /// Gives up the request.
    public func cancel() {
        underWay.withLock { $0?.invalidateAndCancel() }
    }

    private func request(_ url: URL, _ notice: Notice, _ seconds: Double) -> URLRequest {
        var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: seconds)
        request.httpMethod = "POST"
        request.httpBody = Data(notice.json)
        request.setValue("fleettop", forHTTPHeaderField: "User-Agent")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        return request
    }
}

/// Waits for one answer, of which the status alone matters.
private final class WebhookAnswer: NSObject, URLSessionDataDelegate, Sendable {
    private let result = Mutex<DeliveryResult?>(nil)
    private let done = DispatchSemaphore(value: 0)

    /// Waits for the answer.
    func wait(milliseconds: Int64) -> DeliveryResult {
        _ = done.wait(timeout: .now() + .milliseconds(Int(clamping: milliseconds)))
        return result.withLock { $0 } ?? .failed("no answer in time", mayRetry: true)
    }

    /// Takes no redirect: the notice would go to somebody whom the configuration does not name.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        settle(.failed("answered \(response.statusCode), a redirect, which is not followed", mayRetry: false))
        completionHandler(nil)
    }

    /// The status is known: what the answer says beyond it is not read.
    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        settle(Self.result((response as? HTTPURLResponse)?.statusCode ?? 0))
        completionHandler(.cancel)
    }

    /// It has ended, be it without an answer.
    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let status = (task.response as? HTTPURLResponse)?.statusCode
        let words = Notice.safe(error?.localizedDescription) ?? "no answer"
        settle(status.map(Self.result) ?? .failed(words, mayRetry: true))
    }

    /// The first thing that is known counts.
    private func settle(_ news: DeliveryResult) {
        let isFirst = result.withLock { result in
            defer { result = result ?? news }
            return result == nil
        }
        if isFirst { done.signal() }
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
