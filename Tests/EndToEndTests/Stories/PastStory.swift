import Testing

extension EndToEnd {
    /// A dispatcher asks where a truck was before the program was started again.
    @Suite struct PastStory {
        private static let truck = "861785001515349"
        private static let van = "012896001890042"

        @Test func theFleetOfYesterdaysRunIsThereAgain() async throws {
            let home = try TestHome()
            let arguments = ["watch", "--listen", "127.0.0.1:0", "--data", home.path("journal")]
            try await TmuxTerminal.fleettop(arguments, home: home) { terminal in
                let port = try await terminal.port()
                try TrackerSocket.send(Frame.full("CMD-T", Self.truck, speed: "087.0"), over: .tcp, port: port)
                try await terminal.waitFor(" 87 ")
                try terminal.type("q")
                #expect(try await terminal.exitStatus() == 0)
            }
            try await TmuxTerminal.fleettop(arguments, home: home) { terminal in
                let port = try await terminal.port()
                try await terminal.waitFor(Self.truck)
                try TrackerSocket.send(Frame.full("CMD-T", Self.truck, speed: "012.0"), over: .tcp, port: port)
                try TrackerSocket.send(Frame.full("CMD-T", Self.van, speed: "031.0"), over: .tcp, port: port)
                try await terminal.waitFor(" 12 ")
                try await terminal.waitFor(Self.van)
                try await Self.goBack(terminal)
            }
        }

        private static func goBack(_ terminal: TmuxTerminal) async throws {
            try terminal.type("r")
            try await terminal.waitFor("PAST")
            try await terminal.waitFor("step")
            try terminal.press("Left")
            try terminal.press("Home")
            try await terminal.waitFor(" 87 ")
            try await terminal.waitForGone(van)
            try terminal.type("a")
            try await terminal.waitFor("the past cannot be changed")
            try terminal.press("End")
            try await terminal.waitForGone("PAST")
            try await terminal.waitFor(van)
            try await terminal.waitFor(" 12 ")
        }
    }
}
