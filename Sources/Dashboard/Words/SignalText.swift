/// The strength of the mobile network in four steps.
enum SignalText {
    /// `▂▄▆█` as far as it reaches; nothing when it is not known (99).
    static func bars(_ signal: Int?, ascii: Bool) -> String {
        guard let level = level(signal) else { return "" }
        if ascii { return String(repeating: "|", count: level) + String(repeating: ".", count: 4 - level) }
        return String("▂▄▆█".prefix(level))
    }

    /// 0 to 4; CSQ 0 to 31 on most firmware, a percentage above that (gotop.md section 5).
    static func level(_ signal: Int?) -> Int? {
        guard let signal, signal >= 0, signal != 99 else { return nil }
        let share = signal > 31 ? Double(min(signal, 100)) / 100 : Double(signal) / 31
        return share == 0 ? 0 : min(4, Int(share * 4) + 1)
    }
}
