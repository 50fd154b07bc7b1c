import Canvas
import Fleet

/// The first key of a chord, and until when the second one is waited for.
struct PendingChord {
    let key: Key
    let until: Timestamp
}

extension AppState {
    /// A key that has come: completes a chord, begins one, or is taken as it is.
    mutating func takeKey(_ key: Key) -> [Effect] {
        guard let pending = pendingChord else {
            guard overlays.last?.takesText != true, !keymap.continuations(of: key).isEmpty else { return take(key) }
            pendingChord = PendingChord(key: key, until: now.adding(milliseconds: KeyChord.patienceMilliseconds))
            return []
        }
        pendingChord = nil
        if let chord = keymap.key(for: pending.key, key) { return take(chord) }
        if key.code == .escape { return [] }
        return take(pending.key) + takeKey(key)
    }

    /// A first key that nothing followed does what it does alone.
    mutating func giveUpChordIfDue() -> [Effect] {
        guard let pending = pendingChord, pending.until <= now else { return [] }
        pendingChord = nil
        return take(pending.key)
    }
}
