import Foundation
import FoundationNetworking
import Synchronization

/// Posts each notice as JSON; TLS is verified against the system's authorities, and redirects are not followed.
public final class WebhookSink: NotificationSink {
    private let url: String
    private let headers: [String: String]
    private let timeoutMilliseconds: Int64
    private let underWay = Mutex<WebhookCall?>(nil)

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
        let call = WebhookCall()
        underWay.withLock { $0 = call }
        defer { underWay.withLock { $0 = nil } }
        return call.run(request(url, notice), timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Gives up the request.
    public func cancel() {
        underWay.withLock { $0 }?.cancel()
    }

    private func request(_ url: URL, _ notice: Notice) -> URLRequest {
        var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
        request.httpMethod = "POST"
        request.httpBody = Data(notice.json)
        request.setValue("fleettop", forHTTPHeaderField: "User-Agent")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        return request
    }
}
