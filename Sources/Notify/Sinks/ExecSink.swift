/// Starts a program for each notice: what devices said reaches it by its environment and its standard input alone.
public final class ExecSink: NotificationSink {
    private let command: [String]
    private let timeoutMilliseconds: Int64
    private let child = ChildRun()

    /// A sink; the first word of the command is the path of the executable, no shell looks at the others.
    public init(command: [String], timeoutMilliseconds: Int64) {
        self.command = command
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// Runs the program and waits for its end.
    public func deliver(_ notice: Notice) -> DeliveryResult {
        let outcome = child.run(
            command, environment: notice.environment, input: notice.json + [0x0A],
            timeoutMilliseconds: timeoutMilliseconds)
        return outcome.result(command.first ?? "")
    }

    /// Kills the program.
    public func cancel() {
        child.cancel()
    }
}
