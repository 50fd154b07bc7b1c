import Canvas
import Dashboard
import Fleet
import Testing

@testable import fleettop

@Suite struct ConfigTests {
    private func read(_ text: String) throws -> Config {
        let folder = try ScratchFolder()
        var config = Config()
        config.read(try folder.write(text, to: "config.toml"))
        return config
    }

    @Test func filesOfStreetTilesAreTaken() throws {
        #expect(try read("[map]\ntiles = [\"a.pmtiles\", \"~/b.mbtiles\"]").tiles == ["a.pmtiles", "~/b.mbtiles"])
        #expect(try read("[map]\ntiles = \"a.pmtiles\"").tiles == ["a.pmtiles"])
        #expect(try read("[map]\ndrawing = \"halves\"\nmini_map = false").drawing == .halves)
        #expect(try !read("[map]\nmini_map = false").hasMiniMap)
        #expect(try read("[map]\ndrawing = \"dots\"").problems.count == 1)
        let wrong = try read("[map]\ntiles = [1]")
        #expect(wrong.tiles.isEmpty && wrong.problems.count == 1)
        #expect(TilePaths.resolved(["a", "a", "/b"]) == ["a", "/b"])
        #expect(TilePaths.language(["LANG": "de_DE.UTF-8"]) == "de")
        #expect(TilePaths.language(["LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"]) == nil)
        #expect(TilePaths.language([:]) == nil)
    }

    @Test func everySettingOfTheReadmeIsTaken() throws {
        let config = try read(
            """
            [listener]
            listen = ["127.0.0.1:7000", "[::1]:7001"]
            unknown = "reject"
            max_connections = 50
            max_per_address = 20
            max_undecided = 10
            first_message = "5s"
            partial_message = "3s"
            idle = "1m"
            [status]
            moving_speed_kmh = 7.5
            moving_fixes = 3
            moving_distance_m = 250
            still_speed_kmh = 2
            still_after = "2m"
            parked_after = "6m"
            stale_after = "4m"
            offline_factor = 4
            offline_min = "1m"
            offline_max = "12h"
            offline_unknown = "20m"
            late_after = "30m"
            future_tolerance = "1m"
            jump_distance_m = 500
            jump_speed_kmh = 250
            frozen_speed_kmh = 30
            [screen]
            theme = "light"
            ascii = true
            frames_per_second = 5
            mouse = false
            [keys]
            acknowledge = ["U", "ctrl-a"]
            undo = []
            """)
        #expect(config.problems.isEmpty)
        #expect(config.listener.endpoints.map(\.description) == ["127.0.0.1:7000", "[::1]:7001"])
        #expect(config.unknown == .reject)
        #expect(config.listener.maxConnections == 50)
        #expect(config.listener.partialMessage == .seconds(3))
        #expect(config.rules.movingSpeedKmh == 7.5)
        #expect(config.rules.movingDistanceM == 250)
        #expect(config.rules.offlineMaximumMilliseconds == 43_200_000)
        #expect(config.rules.lateAfterMilliseconds == 1_800_000)
        #expect(config.rules.futureToleranceMilliseconds == 60_000 && config.rules.jumpSpeedKmh == 250)
        #expect(config.themeName == "light" && config.isAscii && !config.mouse && config.framesPerSecond == 5)
        #expect(config.keys.keys[.acknowledge] == [.character("U"), .control("a")])
        #expect(config.keys.keys[.undo] == [])
    }

    @Test func whatIsWrongIsNamedWithItsLineAndTheRestCounts() throws {
        let config = try read(
            """
            [listener]
            max_connections = "many"
            idle = "90s"
            colour = 3

            [status]
            parked_after = 5
            [nonsense]
            a = 1
            [keys]
            fly = "f"
            quit = ["banana"]
            acknowledge = ["z"]
            enlarge = ["z"]
            """)
        #expect(
            config.problems.map(\.line) == [2, 4, 7, 8, 11, 12, 14].map(Optional.some) || config.problems.count == 7)
        let lines = Set(config.problems.compactMap(\.line))
        #expect(lines.isSuperset(of: [2, 4, 7, 8, 11, 12]))
        #expect(config.problems.contains { $0.words.contains("whole number") })
        #expect(config.problems.contains { $0.words.contains("unknown key 'colour'") })
        #expect(config.problems.contains { $0.words.contains("a duration such as") })
        #expect(config.problems.contains { $0.words.contains("belongs to") })
        #expect(config.listener.idle == .seconds(90))
    }

    @Test func theBellHasItsSection() throws {
        let config = try read(
            """
            [sound]
            bell = false
            desktop = false
            repeat = "20s"
            quiet = "Mo-Fr 22:00-06:00"
            quiet_except = [1, 2]
            """)
        #expect(config.problems.isEmpty, "\(config.problems)")
        #expect(!config.bell.isOn && config.bell.repeatMilliseconds == 20_000 && config.bell.exceptions == [1, 2])
        #expect(!config.bell.notifies && BellRules().notifies)
        #expect(config.bell.quiet?.description == "Mo-Fr 22:00-06:00")
        let wrong = try read(
            """
            [sound]
            quiet = "at night"
            quiet_except = [0]
            repeat = "often"
            """)
        #expect(wrong.problems.compactMap(\.line) == [2, 3, 4] && wrong.bell == BellRules(), "\(wrong.problems)")
        #expect(try read("[sound]\nquiet = \"\"\nquiet_except = []\n").bell.exceptions == [])
    }

    @Test func viewsAreFiltersWithAName() throws {
        let config = try read(
            """
            [views]
            north-problems = "group:north is:problem"
            wrong = "status:flying"
            empty = 3
            """)
        #expect(config.views == [SavedView(name: "north-problems", filter: "group:north is:problem")])
        #expect(Set(config.problems.compactMap(\.line)) == [3, 4])
        #expect(config.problems.contains { $0.words.hasPrefix("view 'wrong': status:flying has no meaning: moving") })
    }

    @Test func aViewMayHaveOrderColumnsKeyAndPlace() throws {
        let config = try read(
            """
            [views]
            zulu = "is:problem"
            [views.north]
            filter = "group:north"
            sort = "-speed"
            columns = ["device", "speed:12", "json:fix.hdop"]
            key = "f5"
            map = [45.7, 4.7, 45.9, 5]
            [views.bad]
            sort = "colour"
            columns = ["colour", "age"]
            key = "nokey"
            map = [1, 2]
            shape = "round"
            """)
        #expect(config.views.map(\.name) == ["zulu", "north", "bad"])
        #expect(config.views[1].sort == ViewSort("-speed"))
        #expect(config.views[1].columns?.map(\.text) == ["device", "speed:12", "json:fix.hdop"])
        #expect(config.views[1].key == Key(.function(5)))
        let bounds = try #require(config.views[1].bounds)
        #expect(bounds.south == 45.7 && abs(bounds.west + bounds.widthDeg - 5) < 1e-9)
        #expect(config.views[2].columns?.map(\.text) == ["age"])
        #expect(config.problems.compactMap(\.line).sorted() == [10, 11, 12, 13, 14])
    }

    @Test func columnsAndColoursAreData() throws {
        let config = try read(
            """
            [screen]
            columns = ["status", "device", "speed:8"]
            ambiguous_width = 2
            [[screen.colour]]
            column = "battery"
            when = "battery<20"
            role = "bad"
            [[screen.colour]]
            column = "battery"
            when = "battery<20"
            role = "red"
            [[screen.colour]]
            column = "colour"
            when = "battery<20"
            role = "bad"
            [[screen.colour]]
            column = "age"
            when = "colour:red"
            role = "bad"
            """)
        #expect(config.columns?.map(\.text) == ["status", "device", "speed:8"])
        #expect(config.ambiguousWidth == 2)
        #expect(config.colours == [ColumnColour(column: "battery", when: "battery<20", role: .bad)])
        #expect(config.problems.compactMap(\.line) == [8, 12, 16])
        let wrong = try read("[screen]\ncolumns = [\"status\", \"colour\"]\nambiguous_width = 3\n")
        #expect(wrong.problems.compactMap(\.line).sorted() == [2, 3])
        #expect(wrong.columns?.map(\.text) == ["status"])
    }

    @Test(arguments: [
        ("[listener]\nlisten = [\"127.0.0.1:7000\", 3]", "'listen' must be a list of addresses"),
        ("[screen]\ncolumns = [\"status\", 3]", "'columns' must be a list"),
        ("[map]\ntiles = [\"a\", 3]", "'tiles' must be a list"),
        ("[sound]\nquiet_except = [1, \"2\"]", "'quiet_except' must be a list of priorities"),
        ("[keys]\nfreeze = [\"f9\", 3]", "'freeze' must be a key or a list of keys"),
        ("[keys]\nfreeze = 3", "'freeze' must be a key or a list of keys"),
        ("[views.north]\nmap = [45.7, 4.7, \"x\", 45.9, 5]", "'map' must be"),
        ("[alarms.sos]\nprioritu = 1", "unknown key 'prioritu' in [alarms.sos]; is it 'priority'?"),
    ]) func nothingInAListIsLeftOutWithoutAWord(_ text: String, _ words: String) throws {
        let config = try read(text)
        #expect(config.problems.map(\.line) == [2] && config.problems[0].words.hasPrefix(words), "\(config.problems)")
        #expect(config.listener.endpoints == Config().listener.endpoints && config.columns == nil && config.tiles == [])
        #expect(config.bell == BellRules() && config.keys == KeyChoice())
    }

    @Test func brokenTOMLIsOneProblemWithItsLine() throws {
        let config = try read("[listener]\nlisten = [\"127.0.0.1:1\"\n[status\n")
        #expect(config.problems.count == 1)
        #expect(config.problems.first?.line != nil)
        #expect(config.problems.first.map { !$0.words.contains("\n") } == true)
    }

    @Test func durations() {
        #expect(DurationText.milliseconds("200ms") == 200)
        #expect(DurationText.milliseconds("90s") == 90_000)
        #expect(DurationText.milliseconds("1.5m") == 90_000)
        #expect(DurationText.milliseconds("24h") == 86_400_000)
        #expect(DurationText.milliseconds("30d") == 2_592_000_000)
        for wrong in ["", "s", "5", "-5s", "fives", "1e99d", "nan s"] {
            #expect(DurationText.milliseconds(wrong) == nil, "\(wrong)")
        }
    }

    @Test func devicesHaveNames() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(
            """
            ["012896001890042"]
            name = "Van 12"
            [banana]
            name = "no"
            """, to: "devices.toml")
        let contents = DevicesFile.read(file)
        let id = try #require(DeviceID("012896001890042"))
        #expect(contents.book.names == [id: "Van 12"])
        #expect(contents.problems.count == 1)
    }

    @Test func hexLines() {
        #expect(HexLine.bytes(Array("23 38\t36\r".utf8)[...]) == [0x23, 0x38, 0x36])
        #expect(HexLine.bytes([]) == [])
        #expect(HexLine.bytes(Array("2".utf8)[...]) == nil)
        #expect(HexLine.bytes(Array("2g".utf8)[...]) == nil)
    }
}
