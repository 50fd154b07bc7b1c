/// One condition of a filter as it was typed, with the places of its parts among the characters.
struct FilterWord: Equatable {
    /// How a field is compared with a value.
    enum Comparison: String, Sendable {
        case contains = ":"
        case equal = "="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
    }

    /// Whether `!` or `-` stands in front.
    var isNegated = false
    /// The field, in lower case; nil for a bare word.
    var name: String?
    /// Where the field stands.
    var nameRange = 0..<0
    /// How it is compared, where it is.
    var comparison: Comparison?
    /// The value or the bare word, without quotes.
    var value = ""
    /// Where that stands, with its quotes.
    var valueRange = 0..<0
    /// Whether the value is in quotes.
    var isQuoted = false
    /// Where all of it stands.
    var range = 0..<0

    /// The conditions of a text.
    static func words(of text: String) -> [FilterWord] {
        let characters = Array(text)
        var words: [FilterWord] = []
        var place = 0
        while place < characters.count {
            if characters[place] == " " {
                place += 1
            } else {
                let word = read(characters, from: place)
                place = word.range.upperBound
                words.append(word)
            }
        }
        return words
    }

    private static func read(_ characters: [Character], from start: Int) -> FilterWord {
        var word = FilterWord()
        var place = start
        let isFollowed = start + 1 < characters.count && characters[start + 1] != " "
        if characters[place] == "!" || characters[place] == "-" && isFollowed {
            word.isNegated = true
            place += 1
        }
        word.nameRange = place..<place
        word.valueRange = place..<place
        var isInQuotes = false
        while place < characters.count, isInQuotes || characters[place] != " " {
            let character = characters[place]
            place += 1
            if character == "\"" {
                isInQuotes.toggle()
                word.isQuoted = true
            } else if !isInQuotes, word.comparison == nil, !word.isQuoted,
                let found = Comparison(rawValue: String(character))
            {
                let hasEqual = place < characters.count && characters[place] == "="
                let both = hasEqual ? Comparison(rawValue: "\(character)=") : nil
                word.name = word.value.lowercased()
                word.nameRange = word.valueRange.lowerBound..<(place - 1)
                word.comparison = both ?? found
                if both != nil { place += 1 }
                word.value = ""
                word.valueRange = place..<place
            } else {
                word.value.append(character)
            }
            word.valueRange = word.valueRange.lowerBound..<max(place, word.valueRange.lowerBound)
        }
        word.range = start..<place
        return word
    }
}
