import Fleet
import Notify
import Testing

@testable import fleettop

/// What the configuration says about notifications, and what is wrong in it.
@Suite struct NotifyConfigTests {
    private func read(_ text: String) throws -> Config {
        let folder = try ScratchFolder()
        var config = Config()
        config.read(try folder.write(text, to: "config.toml"))
        return config
    }

    @Test func everythingThatCanBeSetIsTaken() throws {
        let config = try read(
            """
            [notify.script]
            kind = "exec"
            command = ["/usr/local/bin/page", "--urgent"]
            timeout = "5s"
            rate = "20/1h"
            [notify.hook]
            kind = "webhook"
            url = "https://example.org/hook/secret"
            headers = { Authorization = "Bearer x" }
            [notify.post]
            kind = "mail"
            to = ["ana@example.org"]
            from = "fleet@example.org"
            [notify.desk]
            kind = "desktop"
            sequence = "osc777"
            [[escalation]]
            priorities = [1, 2]
            kinds = ["sos", "tow"]
            groups = ["north"]
            repeat = "15m"
            on_end = true
            on_acknowledge = true
            stop_on_end = true
            steps = [
                { after = "5m", to = ["hook", "post"] },
                { after = "0s", to = ["desk", "script"] },
            ]
            """)
        #expect(config.problems.map(\.description) == [])
        #expect(config.notify.isActive)
        let sinks = config.notify.sinks
        #expect(sinks.map(\.name) == ["desk", "hook", "post", "script"])
        #expect(sinks[0].target == .desktop(.osc777))
        #expect(
            sinks[1].target == .webhook(url: "https://example.org/hook/secret", headers: ["Authorization": "Bearer x"]))
        #expect(sinks[1].place == "example.org", "no secret is shown")
        #expect(
            sinks[2].target
                == .mail(
                    to: ["ana@example.org"], from: "fleet@example.org", command: ["/usr/sbin/sendmail", "-t", "-i"]))
        #expect(sinks[3].target == .exec(["/usr/local/bin/page", "--urgent"]))
        #expect(sinks[3].timeoutMilliseconds == 5000)
        #expect(sinks[3].rate == NoticeRate(count: 20, perMilliseconds: 3_600_000))
        var rule = EscalationRule(steps: [
            .init(afterMilliseconds: 0, sinks: ["desk", "script"]),
            .init(afterMilliseconds: 300_000, sinks: ["hook", "post"]),
        ])
        rule.priorities = [1, 2]
        rule.kinds = [.sos, .tow]
        rule.groups = ["north"]
        rule.repeatMilliseconds = 900_000
        rule.tellsEnd = true
        rule.tellsAcknowledgement = true
        rule.stopsAtEnd = true
        #expect(config.notify.rules == [rule])
        #expect(config.notify.desktopOnly.sinks.map(\.name) == ["desk"])
        #expect(config.notify.tellsTerminal)
    }

    @Test(arguments: [
        ("[notify.a]\nkind = \"pigeon\"", 2, "'kind' must be one of desktop, exec, mail, webhook"),
        ("[notify.a]\nkind = \"exec\"", 1, "needs 'command'"),
        ("[notify.a]\nkind = \"exec\"\ncommand = [\"sh -c x\"]", 3, "full path"),
        ("[notify.a]\nkind = \"exec\"\ncommand = \"/bin/x\"", 3, "a list"),
        ("[notify.a]\nkind = \"webhook\"\nurl = \"http://example.org/\"", 3, "https://"),
        ("[notify.a]\nkind = \"webhook\"\nurl = \"https://a.b/\"\nheaders = { A = \"b\\nc\" }", 4, "'headers'"),
        ("[notify.a]\nkind = \"mail\"\nto = [\"ana@example.org, b@c\"]", 3, "addresses"),
        ("[notify.a]\nkind = \"mail\"\nto = [\"a@b\"]\nfrom = \"x\\ny@z\"", 4, "an address"),
        ("[notify.a]\nkind = \"desktop\"\ntimeout = \"1ms\"", 3, "'timeout' must be a duration"),
        ("[notify.a]\nkind = \"desktop\"\nrate = \"10\"", 3, "'rate' must be"),
        ("[notify.a]\nkind = \"desktop\"\nurl = \"x\"", 3, "unknown key 'url'"),
        ("[[escalation]]\npriorities = [1]", 1, "'steps' must be"),
        ("[[escalation]]\nsteps = [{ after = \"0s\", to = [\"x\"] }]", 2, "there is no [notify.x]"),
        ("[[escalation]]\nsteps = [{ after = \"soon\", to = [\"x\"] }]", 2, "'steps' must be"),
    ])
    func whatIsWrongIsNamedWithItsLine(_ text: String, _ line: Int, _ words: String) throws {
        let config = try read(text)
        let problem = try #require(config.problems.first)
        #expect(config.problems.count == 1)
        #expect(problem.line == line)
        #expect(problem.words.contains(words), "\(problem.words)")
        #expect(problem.concernsNotifications)
        #expect(!config.notify.isActive)
    }

    @Test func theSecondRuleIsNamedByItsOwnLines() throws {
        let config = try read(
            """
            [notify.a]
            kind = "desktop"
            [[escalation]]
            priorities = [1]
            steps = [{ after = "0s", to = ["a"] }]
            [[escalation]]
            priorities = [5]
            steps = [{ after = "0s", to = ["a"] }]
            [status]
            banana = 1
            """)
        #expect(config.problems.map(\.line) == [7, 10])
        #expect(config.problems.map(\.concernsNotifications) == [true, false])
    }
}
