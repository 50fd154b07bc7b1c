import Testing

extension EndToEnd {
    /// Somebody mistypes an option, or asks where things are.
    @Suite struct CommandLineStory {
        /// A command line that makes no sense, and what its complaint must name.
        struct Mistake: Sendable, CustomTestStringConvertible {
            let arguments: [String]
            let wrong: String
            let right: String
            var testDescription: String { arguments.joined(separator: " ") }

            init(_ line: String, wrong: String, right: String) {
                arguments = line.split(separator: " ").map(String.init)
                self.wrong = wrong
                self.right = right
            }
        }

        static let mistakes = [
            Mistake("--listen foo", wrong: "foo", right: "0.0.0.0:8888"),
            Mistake("ingest --listen 127.0.0.1:99999", wrong: "127.0.0.1:99999", right: "65535"),
            Mistake("demo --listen ::1:80", wrong: "::1:80", right: "[::]:8888"),
            Mistake("ingest --unknown maybe", wrong: "maybe", right: "quarantine"),
            Mistake("ingest --theme nope", wrong: "nope", right: "dark"),
            Mistake("watch --log-level loud", wrong: "loud", right: "warning"),
            Mistake("ingest --output xml", wrong: "xml", right: "jsonl"),
            Mistake("decode --stream", wrong: "--stream", right: "--hex"),
            Mistake("simulate --to x", wrong: "x", right: "127.0.0.1:8888"),
            Mistake("simulate --to 127.0.0.1:1 --transport pigeon", wrong: "pigeon", right: "udp"),
            Mistake("simulate --to 127.0.0.1:1 --dialect latin", wrong: "latin", right: "gotop"),
            Mistake("simulate --to 127.0.0.1:1 --devices 0", wrong: "0", right: "1 to"),
            Mistake("simulate --to 127.0.0.1:1 --rate fast", wrong: "fast", right: "--rate"),
            Mistake("export --format pdf", wrong: "pdf", right: "geojson"),
            Mistake("export --format gpx --what audit", wrong: "audit", right: "csv or jsonl"),
            Mistake("export --format csv --what tracks,alarms", wrong: "tracks,alarms", right: "one of them"),
            Mistake("export --format csv --what places", wrong: "places", right: "tracks"),
            Mistake("export --format csv --from yesterday", wrong: "yesterday", right: "-24h"),
            Mistake("export --format csv --to 2026-02-30", wrong: "2026-02-30", right: "2026-11-22"),
            Mistake("export --format csv --from -1d --to -2d", wrong: "--from", right: "earlier"),
            Mistake("export --format csv --device 12x", wrong: "12x", right: "digits"),
            Mistake("export --format gpx --gap never", wrong: "never", right: "30m"),
            Mistake("replay --to x", wrong: "x", right: "127.0.0.1:8888"),
            Mistake("replay --to 127.0.0.1:1 --speed fast", wrong: "fast", right: "max"),
            Mistake("handover --format pdf", wrong: "pdf", right: "markdown"),
            Mistake("journal verify --head 12ab", wrong: "12ab", right: "64 hex digits"),
            Mistake("journal", wrong: "journal", right: "verify"),
        ]

        @Test(arguments: mistakes)
        func aValueWithoutSenseIsOneLineAndStatus64(_ mistake: Mistake) async throws {
            let run = try await HeadlessRun.finished(mistake.arguments, in: TestHome())
            #expect(try await run.process.waitForExit() == 64)
            #expect(run.errorLines.count == 1, "\(run.errors)")
            #expect(run.errors.contains(mistake.wrong) && run.errors.contains(mistake.right), "\(run.errors)")
            #expect(run.output == "")
        }

        @Test(arguments: [
            ["decode", "/nowhere/frames.bin"], ["ingest", "--config", "/nowhere/config.toml"],
            ["ingest", "--listen", "127.0.0.1:0", "--log", "/nowhere/fleettop.log"],
            ["watch", "--listen", "127.0.0.1:0"],
        ])
        func aFailureAtRunTimeIsOneLineAndStatusOne(_ arguments: [String]) async throws {
            let run = try await HeadlessRun.finished(arguments, in: TestHome())
            #expect(try await run.process.waitForExit() == 1)
            #expect(run.errorLines.count == 1, "\(run.errors)")
            #expect(run.output == "")
        }

        @Test func pathsNamesEveryFolderAndWhetherItIsThere() async throws {
            let home = try TestHome()
            try home.write("", to: "config/fleettop/config.toml")
            let run = try await HeadlessRun.finished(["paths"], in: home)
            #expect(try await run.process.waitForExit() == 0)
            let rows = run.output.split(separator: "\n")
            #expect(rows.contains { $0.contains(home.path("config/fleettop/config.toml")) && $0.contains("yes") })
            #expect(rows.contains { $0.contains(home.path("data/fleettop")) && $0.contains("no ") })
            #expect(rows.contains { $0.contains(home.path("state/fleettop")) && $0.contains("no ") })
        }

        @Test func aMistakeInTheConfigurationIsNamedAndTheRestCounts() async throws {
            let home = try TestHome()
            let text = "[listener]\nlisten = [\"127.0.0.1:0\"]\nlisten_hard = true\n\n[status]\nstill_after = 3\n"
            try home.write(text, to: "config/fleettop/config.toml")
            let run = try HeadlessRun(["ingest"], in: home)
            defer { run.process.end() }
            _ = try await run.ports()
            for (line, key) in [(3, "listen_hard"), (6, "still_after")] {
                #expect(
                    run.errorLines.contains { $0.contains("config.toml:\(line):") && $0.contains(key) }, "\(run.errors)"
                )
            }
        }

        @Test func helpIsNoFailure() async throws {
            for arguments in [["--help"], ["ingest", "--help"], ["--version"]] {
                let run = try await HeadlessRun.finished(arguments, in: TestHome())
                #expect(try await run.process.waitForExit() == 0)
                #expect(run.errors == "" && !run.output.isEmpty)
            }
        }
    }
}
