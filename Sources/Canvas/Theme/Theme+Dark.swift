extension Theme {
    /// The default theme, compiled in so that the program never lacks one; `Themes/dark.toml` says the same.
    public static let dark = Theme(
        name: "dark",
        assigned: [
            .text: style(0xC9D1D9), .dim: style(0x8A94A3), .strong: style(0xF0F4F8, bold),
            .good: style(0x5FD787), .warning: style(0xFFAF5F), .bad: style(0xFF5F5F, bold),
            .frame: style(0x3A424D), .paneTitle: style(0x9AA4B2), .paneTitleFocused: style(0x87D7FF, bold),
            .header: style(0xC9D1D9, on: 0x1C2128), .headerName: style(0x87D7FF, on: 0x1C2128, bold),
            .hintKey: style(0x87D7FF), .hintText: style(0x8A94A3),
            .columnTitle: style(0x8A94A3), .columnSorted: style(0x87D7FF),
            .selection: style(0xFFFFFF, on: 0x005F87), .selectionUnfocused: style(0xE4E4E4, on: 0x303A46),
            .moving: style(0x5FD787), .idling: style(0xFFD75F), .stopped: style(0x87AFFF), .parked: style(0x8A94A3),
            .stale: style(0xFFAF5F), .offline: style(0xFF5F5F), .new: style(0xD787FF),
            .alarm1: style(0xFF5F5F, bold), .alarm2: style(0xFF875F), .alarm3: style(0xFFD75F),
            .alarm4: style(0xC9D1D9),
            .acknowledged: style(0x8A94A3), .banner: style(0xFFFFFF, on: 0xAF0000, bold),
            .past: style(0xFFD7AF, on: 0x5F005F),
            .toast: style(0x1C1C1C, on: 0x87D7FF), .dialog: style(0xD7DDE5, on: 0x1C2128),
            .dialogTitle: style(0x87D7FF, on: 0x1C2128, bold), .prompt: style(0xFFFFFF, bold),
            .match: style(0xFFD75F, bold),
            .mapCoast: style(0x5F87AF), .mapBorder: style(0x626262), .mapLake: style(0x5F87AF),
            .mapRiver: style(0x3F7FA8),
            .mapCity: style(0x8A8A8A), .mapCityLabel: style(0x9E9E9E), .mapScale: style(0x8A94A3),
            .mapLabel: style(0xDADADA), .mapSelected: style(0xFFFFFF, on: 0x005F87),
            .trailNew: style(0xFFD75F), .trailOld: style(0xAF8700), .mapZone: style(0xAF87D7),
            .trailSlow: style(0xFF875F), .trailFast: style(0x5FD787),
            .mapMotorway: style(0xD7875F), .mapRoad: style(0xAFAF87), .mapStreet: style(0x585858),
            .mapRail: style(0x875F87), .mapWater: style(0x5F87AF, on: 0x00005F),
            .mapPark: style(0x5F875F, on: 0x1C1C1C),
            .mapBuiltUp: style(0x4E4E4E, on: 0x121212), .mapStreetName: style(0xBCBCBC),
        ])

    private static let bold: Attributes = .bold

    private static func style(_ rgb: UInt32, on background: UInt32? = nil, _ attributes: Attributes = []) -> Style {
        Style(foreground: Color(rgb: rgb), background: background.map { Color(rgb: $0) }, attributes: attributes)
    }
}
