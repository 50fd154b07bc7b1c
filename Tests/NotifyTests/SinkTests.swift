import Foundation
import Synchronization
import Testing

@testable import Fleet
@testable import Notify

/// Hostile text reaches real programs, a real socket and a mail without doing anything there.
@Suite struct SinkTests {
    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: HostileText.all) func aNoticeIsHarmlessAndBounded(_ text: String) throws {
        let notice = try #require(Notices.hostile(text))
        let values = [notice.headline, notice.name, notice.code ?? "", notice.note ?? "", notice.by ?? ""]
        for value in values {
            #expect(isHarmless(value))
            #expect(value.unicodeScalars.count <= 600)
        }
        for line in notice.body.split(separator: "\n") { #expect(isHarmless(String(line))) }
        for (key, value) in notice.environment {
            #expect(key.hasPrefix("FLEETTOP_"))
            #expect(isHarmless(value))
        }
        #expect(notice.json.count < 30_000)
        #expect(!notice.body.contains("\nBcc"))
    }

    @Test(arguments: HostileText.all) func execGetsTextByEnvironmentAndInputAlone(_ text: String) throws {
        let folder = try ScriptFolder()
        let path = try folder.script(
            """
            cat > "$1/input"
            printf '%s' "$FLEETTOP_NAME" > "$1/name"
            printf '%s' "$FLEETTOP_NOTE" > "$1/note"
            printf '%s' "$#" > "$1/count"
            """)
        let sink = ExecSink(command: [path, folder.url.path, "$(reboot)", "a b"], timeoutMilliseconds: 10_000)
        let notice = try #require(Notices.hostile(text))
        #expect(sink.deliver(notice) == .delivered)
        #expect(folder.text("count") == "3", "arguments come from the configuration alone")
        #expect(folder.text("name") == notice.name)
        #expect(folder.text("note") == notice.note)
        let object = try json(folder.text("input"))
        #expect(object["name"] as? String == notice.name)
        #expect(object["code"] as? String == notice.code)
        #expect(object["reason"] as? String == "raised")
        #expect(folder.names == ["count", "input", "name", "note", "sink"])
    }

    @Test func execTellsHowItFailed() throws {
        let folder = try ScriptFolder()
        let failing = try folder.script("exit 3")
        #expect(
            ExecSink(command: [failing], timeoutMilliseconds: 5000).deliver(Notices.of(1))
                == .failed("\(failing) ended with status 3", mayRetry: true))
        let absent = folder.url.path + "/absent"
        #expect(
            ExecSink(command: [absent], timeoutMilliseconds: 5000).deliver(Notices.of(1))
                == .failed("\(absent) is no executable file", mayRetry: false))
    }

    @Test func aProgramThatHangsIsKilledWithItsChildren() throws {
        let folder = try ScriptFolder()
        let path = try folder.script(
            """
            trap '' TERM
            echo $$ > "$1/pid"
            while :; do read line < /dev/zero; done
            """)
        let sink = ExecSink(command: [path, folder.url.path], timeoutMilliseconds: 1000)
        #expect(sink.deliver(Notices.of(1)) == .failed("\(path) took too long and was ended", mayRetry: true))
        let pid = try #require(pid_t(folder.text("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(eventually { kill(pid, 0) != 0 })
    }

    @Test func aProgramThatDoesNotReadItsInputIsNoTrouble() throws {
        let folder = try ScriptFolder()
        let path = try folder.script("exec <&-; exit 0")
        let notice = try #require(Notices.hostile(HostileText.all[8]))
        #expect(ExecSink(command: [path], timeoutMilliseconds: 5000).deliver(notice) == .delivered)
    }

    @Test(arguments: HostileText.all) func aWebhookGetsJSON(_ text: String) throws {
        let server = try #require(LoopbackServer("204 No Content"))
        defer { server.stop() }
        let sink = WebhookSink(
            url: "http://127.0.0.1:\(server.port)/hook?a=b", headers: ["X-Token": "secret"], timeoutMilliseconds: 10_000
        )
        let notice = try #require(Notices.hostile(text))
        #expect(sink.deliver(notice) == .delivered)
        let request = try #require(server.received.first)
        let parts = request.components(separatedBy: "\r\n\r\n")
        #expect(parts.count == 2)
        let head = parts[0].components(separatedBy: "\r\n")
        #expect(head.first == "POST /hook?a=b HTTP/1.1")
        #expect(head.contains("X-Token: secret"))
        #expect(head.contains("Content-Type: application/json"))
        #expect(!parts[0].contains("Bcc"))
        let object = try json(parts.last ?? "")
        #expect(object["name"] as? String == notice.name)
        #expect(object["note"] as? String == notice.note)
        #expect(server.received.count == 1)
    }

    @Test func aWebhookTellsHowItFailed() throws {
        func result(_ status: String?, _ headers: [String] = []) throws -> DeliveryResult {
            let server = try #require(LoopbackServer(status, headers: headers))
            defer { server.stop() }
            return WebhookSink(url: "http://127.0.0.1:\(server.port)/", headers: [:], timeoutMilliseconds: 1500)
                .deliver(Notices.of(1))
        }
        #expect(try result("503 Busy") == .failed("answered 503", mayRetry: true))
        #expect(try result("404 Nothing") == .failed("answered 404", mayRetry: false))
        guard case .failed(_, mayRetry: true) = try result(nil) else {
            Issue.record("no answer must fail")
            return
        }
    }

    @Test func aWebhookFollowsNoRedirect() throws {
        let other = try #require(LoopbackServer("200 OK"))
        let server = try #require(
            LoopbackServer("307 Elsewhere", headers: ["Location: http://127.0.0.1:\(other.port)/"]))
        defer {
            server.stop()
            other.stop()
        }
        let sink = WebhookSink(url: "http://127.0.0.1:\(server.port)/", headers: [:], timeoutMilliseconds: 5000)
        guard case .failed(let words, mayRetry: false) = sink.deliver(Notices.of(1)) else {
            Issue.record("a redirect must fail")
            return
        }
        #expect(words.contains("307"))
        #expect(other.received.isEmpty)
    }

    @Test func webhooksAreEncryptedExceptToThisMachine() {
        for text in ["https://example.org/x", "http://localhost:1/", "http://127.0.0.1/a", "http://[::1]:80/"] {
            #expect(WebhookURL.isAllowed(text), "\(text)")
        }
        for text in [
            "http://example.org/", "ftp://localhost/", "https://", "https://u:p@example.org/", "x", "file:///etc",
        ] {
            #expect(!WebhookURL.isAllowed(text), "\(text)")
        }
        #expect(!WebhookURL.isHeader("X-A", "b\r\nHost: c"))
        #expect(!WebhookURL.isHeader("X A", "b"))
    }

    @Test(arguments: HostileText.all) func mailHasNoHeaderButOurs(_ text: String) throws {
        let folder = try ScriptFolder()
        let path = try folder.script("printf '%s ' \"$@\" > \"${0%/*}/arguments\"; cat > \"${0%/*}/mail\"", "sendmail")
        let sink = MailSink(
            to: ["ana@example.org", "ben@example.org"], from: "fleet@example.org", command: [path, "-t", "-i"],
            timeoutMilliseconds: 10_000)
        let notice = try #require(Notices.hostile(text))
        #expect(sink.deliver(notice) == .delivered)
        #expect(folder.text("arguments") == "-t -i ")
        let mail = folder.text("mail")
        let parts = mail.components(separatedBy: "\n\n")
        #expect(parts.count == 2, "one head, one text")
        let heads = parts[0].components(separatedBy: "\n").filter { !$0.hasPrefix(" ") }
            .map { String($0.prefix { $0 != ":" }) }
        #expect(
            heads == [
                "To", "From", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
            ])
        #expect(mail.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
        #expect(mail.components(separatedBy: "\n").allSatisfy { $0.utf8.count <= 78 + 12 })
        let body = try #require(Data(base64Encoded: parts[1], options: .ignoreUnknownCharacters))
        #expect(String(decoding: body, as: UTF8.self) == notice.body)
    }

    @Test func subjectsAreEncodedInWholeCharacters() throws {
        let text = String(repeating: "é🚚", count: 100)
        let words = MailSink.encodedWords(text)
        var decoded = ""
        for word in words {
            #expect(word.utf8.count <= 75)
            let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            decoded += try #require(String(data: data, encoding: .utf8))
        }
        #expect(decoded == text)
        for wrong in ["a b@c", "a@b\nBcc: c", "a,b@c", "-oQ/tmp", "<a@b>", "a@b@c", ""] {
            #expect(!MailSink.isAddress(wrong), "\(wrong)")
        }
        #expect(MailSink.isAddress("ana+fleet@example.org") && MailSink.isAddress("root"))
    }

    @Test(arguments: HostileText.all) func theTerminalGetsSafeText(_ text: String) throws {
        let shown = Mutex<[String]>([])
        let sink = DesktopSink { title, body in
            shown.withLock { $0 += [title, body] }
            return .delivered
        }
        #expect(sink.deliver(try #require(Notices.hostile(text))) == .delivered)
        let texts = shown.withLock { $0 }
        #expect(texts.count == 2)
        for text in texts { #expect(isHarmless(text) && !text.isEmpty) }
    }
}
