import Testing

/// Stories about the real program: a person at a terminal, trackers on sockets, a shell with pipes.
///
/// They share the machine, so they are told one after the other.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct EndToEnd {}
