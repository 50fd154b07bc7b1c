import Testing

extension EndToEnd {
    /// The fifteen things that people complain about in terminal programs, in order: here they must go well.
    ///
    /// Each has a test of its number in this folder that drives the real program. What is proved closer to the code:
    ///
    /// | complaint | also |
    /// |---|---|
    /// | 1. the cursor leaves its row | `SelectionTests`, `FreezeTests`, `ComfortTests.rowsKeepTheirOrderWhileTheCursorMoves` |
    /// | 2. what was chosen is forgotten | `SettingsFilesTests`, `ViewTests`, `ThemePickerTests` |
    /// | 3. keys cannot be changed | `ChordTests`, `KeyNameTests`, `DriftTests` |
    /// | 4. the mouse is taken away | `MouseTests`, `ComfortTests.aPressThatBringsTheWindowToTheFrontDoesNoMore` |
    /// | 5. copying fails far away | `OutputTests.clipboardIsCappedAndWrapped`, `CopyTests` |
    /// | 6. Esc leaves, or comes late | `LeavingTests.escBacksOutOneStepAtATime`, `WatchStory` |
    /// | 7. a slip does harm | `AcknowledgeTests`, `ConflictStoryTests`, `DemoStory.readOnlyRefusesWithWords` |
    /// | 8. text cannot be read | `ThemeFileTests.everyPairOfAShippedThemeIsReadable`, `FewColorsTests`, `TerminalKindsStory` |
    /// | 9. the user's files are written | `SettingsFilesTests.nothingIsWrittenWhereNothingChanged` |
    /// | 10. small windows are refused | `SizeTests`, `LayoutTests`, `ResizeStory` |
    /// | 11. it flickers | `OutputTests.changedRangeCoversWholeGlyphs`, `SameScreenTests` |
    /// | 12. thousands of rows make it slow | `fleettop-bench screen` |
    /// | 13. it fills up after weeks | `NoiseStory`, `AlarmBookTests`, `DefenceTests`, `TortureStory` |
    /// | 14. the locale stops it | `TextTests`, `AsciiTests`, `TerminalGroundTests`, `DemoStory.asciiMeansNothingElse` |
    /// | 15. it leaves the terminal a mess | `TerminalHygieneStory` |
    @Suite struct Complaints {}
}
