/// Takes notes of what a decoder reads while it reads it: which bytes, what they are, what they mean.
protocol FieldNoting {
    /// Whether anybody listens; a constant, so that a release build drops what only serves the notes.
    static var isListening: Bool { get }

    /// Adds a field that was understood; no bytes, or bytes noted before, count as nothing.
    mutating func add(_ bytes: UnsafeRawBufferPointer?, _ name: StaticString, _ meaning: String)

    /// Adds why the reading ended early.
    mutating func add(fault: String)
}

extension FieldNoting {
    /// Notes a field; both its bytes and its meaning are asked for only when somebody listens.
    ///
    /// Transparent, because the closures must be gone before the optimiser looks at the variables they name: as an
    /// inlined function this cost a decoder a fifth of its time.
    @_transparent
    mutating func note(
        _ bytes: @autoclosure () -> UnsafeRawBufferPointer?, _ name: StaticString, _ meaning: @autoclosure () -> String
    ) {
        if Self.isListening { add(bytes(), name, meaning()) }
    }

    /// Whether it pays to look at what only serves the notes.
    @_transparent
    var listens: Bool { Self.isListening }

    /// Notes why the reading ended early; only the first reason counts.
    @_transparent
    mutating func noteFault(_ reason: @autoclosure () -> String) {
        if Self.isListening { add(fault: reason()) }
    }
}

/// Nobody listens: leaves nothing behind in a release build.
struct NoNotes: FieldNoting {
    @inline(__always) static var isListening: Bool { false }

    /// Nothing.
    @inline(__always)
    mutating func add(_ bytes: UnsafeRawBufferPointer?, _ name: StaticString, _ meaning: String) {}

    /// Nothing.
    @inline(__always)
    mutating func add(fault: String) {}
}
