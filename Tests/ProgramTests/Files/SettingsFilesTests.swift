import Canvas
import Dashboard
import Fleet
import Foundation
import Logging
import Synchronization
import Testing

@testable import fleettop

/// What is read again, and what is remembered.
@Suite struct SettingsFilesTests {
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func memory() -> ScreenMemory {
        var memory = ScreenMemory()
        memory.theme = "odd \"name\" \\ \u{1B}"
        (memory.sort, memory.isSortInverted, memory.drawing, memory.mouse) = ("speed", true, .ascii, false)
        memory.columns = ["": ["device", "speed:12"].compactMap(ColumnChoice.init), "odd \"view\"": []]
        memory.columns["odd \"view\""] = ["json:fix.hdop:6"].compactMap(ColumnChoice.init)
        memory.paletteHistory = ["theme fjord", "freeze"]
        return memory
    }

    @Test func whatIsRememberedComesBack() throws {
        let folder = try ScratchFolder()
        let url = folder.url.appendingPathComponent("new/state.toml")
        ScreenMemoryFile(url, kept: ScreenMemory(), logger: quiet).keep(memory(), isLast: true)
        #expect(ScreenMemoryFile.read(url) == memory())
    }

    @Test func nothingIsWrittenWhereNothingChanged() throws {
        let folder = try ScratchFolder()
        let url = folder.url.appendingPathComponent("state.toml")
        ScreenMemoryFile(url, kept: memory(), logger: quiet).keep(memory(), isLast: true)
        #expect(!FileManager.default.fileExists(atPath: url.path))
        let file = ScreenMemoryFile(url, kept: ScreenMemory(), logger: quiet)
        file.keep(memory())
        var next = memory()
        next.theme = "dark"
        file.keep(next)
        file.keep(memory(), isLast: true)
        #expect(ScreenMemoryFile.read(url) == memory(), "what changes soon after waits")
        file.keep(next, isLast: true)
        #expect(ScreenMemoryFile.read(url) == next)
    }

    @Test func aFileThatIsNoneIsNothing() throws {
        let folder = try ScratchFolder()
        #expect(ScreenMemoryFile.read(try folder.write("[screen", to: "state.toml")) == ScreenMemory())
        #expect(ScreenMemoryFile.read(folder.url.appendingPathComponent("missing")) == ScreenMemory())
        let odd = try folder.write("screen = 3\n[palette]\nhistory = \"x\"\n", to: "odd.toml")
        #expect(ScreenMemoryFile.read(odd) == ScreenMemory())
    }

    @Test func aFolderThatCannotBeMadeIsNoError() throws {
        let folder = try ScratchFolder()
        let inTheWay = try folder.write("", to: "file")
        let url = inTheWay.appendingPathComponent("state.toml")
        ScreenMemoryFile(url, kept: ScreenMemory(), logger: quiet).keep(memory(), isLast: true)
        #expect(!FileManager.default.fileExists(atPath: url.path))
    }

    @Test func theConfigReadAgainSaysWhatNeedsAStart() throws {
        let folder = try ScratchFolder()
        let url = try folder.write("[listener]\nidle = \"90s\"\n", to: "config.toml")
        var before = Config()
        before.read(url)
        let taken = Mutex<Double?>(nil)
        let file = WatchedFile.config(url, before: before, isThemeFixed: false) { rules, _ in
            taken.withLock { $0 = rules.movingSpeedKmh }
        }
        _ = try folder.write(
            "[listener]\nidle = \"60s\"\n[status]\nmoving_speed_kmh = 9\n[screen]\ntheme = \"fjord\"\n[keys]\nfreeze = \"x\"\n",
            to: "config.toml")
        let news = file.read()
        #expect(news.words == "config.toml read again: [listener] takes effect at the next start")
        #expect(taken.withLock { $0 } == 9)
        guard case .settings(let change) = news.events.first else {
            Issue.record("nothing changes")
            return
        }
        #expect(change.theme == "fjord" && change.keys?.keys[.freeze] == [.character("x")])
        #expect(news.problems.map(\.line) == [8])
    }

    /// Values of which every key of the configuration takes one that is not its default.
    private static let values = [
        "true", "false", "1", "2", "7", "\"7s\"", "\"2d\"", "\"reject\"", "\"fjord\"", "\"halves\"", "\"22:00-06:00\"",
        "[\"127.0.0.1:7\"]", "[\"status\"]", "[2]",
    ]

    static let keys = ConfigKeys.sections.flatMap { section, rows in rows.map { "\(section).\($0.name)" } }.sorted()

    @Test(arguments: keys) func everyKeyTakesEffectAtOnceOrIsSaidToWait(_ name: String) throws {
        let (section, key) = (name.prefix { $0 != "." }, name.drop { $0 != "." }.dropFirst())
        #expect(try Self.values.contains { try isNoticed("[\(section)]\n\(key) = \($0)\n") })
    }

    @Test func whatIsNoKeyOfARowTakesEffectAtOnceOrIsSaidToWait() throws {
        #expect(try isNoticed("[keys]\nfreeze = \"f9\"\n"))
        #expect(try isNoticed("[views]\nnorth = \"group:north\"\n"))
        #expect(try isNoticed("[alarms.sos]\nlatch = true\n"))
        #expect(try isNoticed("[notify.desk]\nkind = \"desktop\"\n"))
        #expect(try isNoticed("[[escalation]]\nsteps = []\n", isFlawless: false))
        #expect(try isNoticed("[[screen.colour]]\ncolumn = \"age\"\nwhen = \"is:problem\"\nrole = \"bad\"\n"))
        #expect(try !isNoticed("[signals]\ntell_tow = true\n"), "the default is nothing new")
        #expect(try !isNoticed("# nothing\n"))
    }

    /// Whether a change from an empty file is put in force or said to wait.
    private func isNoticed(_ text: String, isFlawless: Bool = true) throws -> Bool {
        let folder = try ScratchFolder()
        let url = try folder.write(text, to: "config.toml")
        let isTaken = Mutex(false)
        let file = WatchedFile.config(url, before: Config(), isThemeFixed: false) { _, _ in
            isTaken.withLock { $0 = true }
        }
        let news = file.read()
        guard news.problems.isEmpty == isFlawless, case .settings(let change) = news.events.first else { return false }
        let isShown = change.theme != nil || change.keys != KeyChoice() || change.views != []
        return isTaken.withLock { $0 } || isShown || news.words != "config.toml read again"
    }

    @Test func aWrongThemeNameIsNamedWithItsLine() throws {
        let folder = try ScratchFolder()
        let url = try folder.write("", to: "config.toml")
        let file = WatchedFile.config(url, before: Config(), isThemeFixed: false) { _, _ in }
        _ = try folder.write("[screen]\nsynchronized = false\ntheme = \"fjrod\"\n", to: "config.toml")
        let news = file.read()
        #expect(news.problems.map(\.line) == [3])
        #expect(news.problems.first?.words.hasPrefix("there is no theme 'fjrod'; there are dark") == true)
        #expect(news.words == "config.toml read again: [screen] synchronized takes effect at the next start")
        guard case .settings(let change) = news.events.first else {
            Issue.record("nothing changes")
            return
        }
        #expect(change.theme == nil)
    }

    @Test func aBrokenConfigStaysInForce() throws {
        let folder = try ScratchFolder()
        let url = try folder.write("[status]\n", to: "config.toml")
        let file = WatchedFile.config(url, before: Config(), isThemeFixed: false) { _, _ in
            Issue.record("rules were taken")
        }
        _ = try folder.write("[status\nmoving_speed_kmh = 9\n", to: "config.toml")
        let news = file.read()
        #expect(news.words == "config.toml is broken: what it said stays in force")
        #expect(news.events.isEmpty && news.problems.count == 1)
    }

    @Test func aBrokenThemeStaysInForce() throws {
        let folder = try ScratchFolder()
        let url = try folder.write("[roles]\ntext = \"#ffffff\"\n", to: "mine.toml")
        let file = WatchedFile.theme(url)
        #expect(file.read().events.count == 1)
        _ = try folder.write("[roles", to: "mine.toml")
        let news = file.read()
        #expect(news.words == "mine.toml is broken: the theme stays as it was" && news.events.isEmpty)
    }

    @Test func aNewThemeCanBeChosenWithoutAWord() throws {
        let folder = try ScratchFolder()
        let paths = Paths(environment: ["XDG_CONFIG_HOME": folder.url.path, "HOME": "/"], executable: "/nowhere/f")
        try FileManager.default.createDirectory(at: paths.ownThemes, withIntermediateDirectories: true)
        let file = WatchedFile.themeFolder(paths.ownThemes, ThemeLibrary(paths))
        _ = try folder.write("[roles]\ntext = \"#ffffff\"\n", to: "fleettop/themes/fresh.toml")
        let news = file.read()
        guard case .settings(let change) = news.events.first else {
            Issue.record("nothing changes")
            return
        }
        #expect(news.words.isEmpty && change.themes?.contains { $0.name == "fresh" } == true)
    }

    @Test func keysAgainstEachOtherAreNamedWithTheirLines() throws {
        let folder = try ScratchFolder()
        let url = try folder.write(
            "[keys]\npreset = \"arrows\"\nfreeze = [\"x\"]\nhelp = \"x\"\nquit = [\"g q\"]\nplay = \"x\"\nundo = []\n",
            to: "config.toml")
        var config = Config()
        config.read(url)
        #expect(config.problems.compactMap(\.line).sorted() == [3, 4])
        #expect(config.problems.contains { $0.words == "'x' is the key of 'reset' too, which has none now" })
        #expect(config.problems.contains { $0.words == "'x' belongs to 'freeze' already in line 3" })
        #expect(config.keys.preset == .arrows && config.keys.keys[.undo] == [])
        #expect(config.keys.chords[.quit] == [KeyChord(.character("g"), .character("q"))])
    }
}
