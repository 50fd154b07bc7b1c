import Fleet

extension StatusThreshold {
    /// A value of this threshold as a file has it: `parked_after 10m`.
    func words(_ value: Double) -> String {
        switch kind {
        case .duration: "\(name) \(AgeText.of(milliseconds: Int64(value)))"
        case .flag: "\(name) \(value == 0 ? "false" : "true")"
        case .number, .count:
            "\(name) \(NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 2))"
        }
    }
}
