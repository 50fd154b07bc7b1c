import ArgumentParser

/// The option of the dashboard to be without one.
struct PlainOption: ParsableArguments {
    @Flag(help: "No screen: print what changes, one line an event, for screen readers and logs.")
    var plain = false
}
