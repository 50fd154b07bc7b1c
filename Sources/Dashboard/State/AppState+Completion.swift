import Fleet
import Widgets

extension AppState {
    /// Goes on with what is typed as far as there is one way only, and tells the ways where there are several.
    mutating func complete(_ editor: inout LineEditor) {
        let completion = FilterCompletion(editor.text, cursor: editor.cursor, vocabulary: filterVocabulary)
        guard let common = completion.common else { return say("nothing begins like this") }
        let typed = String(editor.characters[completion.range])
        if common.lowercased() != typed.lowercased(), common.count >= typed.count {
            editor.replace(completion.range, with: common)
        } else if completion.candidates.count > 1 {
            say(completion.candidates.map(\.text).joined(separator: " "))
        }
    }

    /// The words that this fleet knows.
    private var filterVocabulary: FilterVocabulary {
        var vocabulary = FilterVocabulary()
        let named = shown.devices.filter { $0.name != nil }.sorted { $0.sortName.isBefore($1.sortName) }
        vocabulary.names = named.map(\.label)
        vocabulary.dialects = Set(shown.devices.map { $0.lastReport.dialect.name }).sorted()
        vocabulary.zones = shown.zones.zones.map(\.name).sorted(by: NaturalOrder.isBefore)
        vocabulary.groups = shown.book.groupNames
        return vocabulary
    }
}
