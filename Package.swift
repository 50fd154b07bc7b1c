// swift-tools-version: 6.1
import PackageDescription

// The rooms of the house and the arrows between them; see the README, "Architecture".
let package = Package(
    name: "fleettop",
    products: [
        .executable(name: "fleettop", targets: ["fleettop"]),
        .executable(name: "fleettop-bench", targets: ["fleettop-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // The terminal: ncurses stays behind Terminal, which knows nothing of the fleet.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .target(name: "Canvas"),
        .target(name: "Terminal", dependencies: ["CNcurses", "Canvas"]),
        .target(name: "Widgets", dependencies: ["Canvas"]),

        // The fleet and the bytes it sends.
        .target(name: "Geo"),
        .target(name: "Fleet", dependencies: ["Geo", collections("DequeModule")]),
        .target(name: "Dialects", dependencies: ["Fleet", "Geo"]),
        .target(name: "Ingest", dependencies: ["Dialects", "Fleet", .product(name: "Logging", package: "swift-log")]),
        .target(name: "Notify", dependencies: ["Canvas", "Fleet", .product(name: "Logging", package: "swift-log")]),
        .systemLibrary(name: "CEpoll"),
        .target(name: "Simulator", dependencies: ["CEpoll", "Dialects", "Fleet", "Geo"]),

        .target(name: "Fuzz", dependencies: ["Dialects", "Fleet", "Simulator"]),

        // The durable record; SQL stays in here.
        .systemLibrary(name: "CSHA", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "Journal",
            dependencies: [
                "CSHA", "Fleet", "Geo", sqlite("GRDB"), sqlite("GRDBSQLite"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        // The street map from the user's own files: what it is, and how it is read.
        .target(name: "Streets"),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Tiles", dependencies: ["Streets", "Geo", "CZlib", sqlite("GRDBSQLite")]),

        // What a person sees.
        .target(name: "CWorld", exclude: ["world.bin"]),
        .target(name: "Atlas", dependencies: ["Canvas", "Geo", "Streets", "CWorld"]),
        .target(name: "Dashboard", dependencies: ["Fleet", "Atlas", "Streets", "Geo", "Widgets", "Canvas"]),

        // The programs: wiring only.
        .target(name: "CThemes"),
        .executableTarget(
            name: "fleettop",
            dependencies: [
                "Canvas", "Terminal", "Widgets", "Geo", "Fleet", "Dialects", "Ingest", "Journal", "Notify",
                "Simulator", "Atlas", "Dashboard", "Tiles", "CThemes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                "TOMLKit",
            ]),
        .executableTarget(
            name: "fleettop-bench",
            dependencies: [
                "Canvas", "Geo", "Fleet", "Dialects", "Ingest", "Journal", "Simulator", "Fuzz", "Atlas", "Streets",
                "Tiles", "Dashboard",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(name: "fleettop-worldpack", dependencies: ["Geo"]),

        // What several suites share.
        .target(name: "TestSupport", path: "Tests/TestSupport"),

        .testTarget(name: "GeoTests", dependencies: ["Geo", "TestSupport"]),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Canvas", "TestSupport"]),
        .testTarget(name: "WidgetsTests", dependencies: ["Widgets", "Canvas"]),
        .testTarget(name: "FleetTests", dependencies: ["Fleet", "Geo", "TestSupport"]),
        .testTarget(
            name: "DialectsTests", dependencies: ["Dialects", "Fleet", "Fuzz", "Simulator", "TestSupport"],
            resources: [.copy("Corpus")]),
        .testTarget(name: "IngestTests", dependencies: ["Ingest", "Dialects", "Fleet"]),
        .testTarget(
            name: "NotifyTests", dependencies: ["Notify", "Fleet", .product(name: "Logging", package: "swift-log")]),
        .testTarget(
            name: "JournalTests", dependencies: ["Journal", "Dialects", "Fleet", "Geo", sqlite("GRDB"), "TestSupport"]),
        .testTarget(
            name: "AtlasTests", dependencies: ["Atlas", "Canvas", "Geo", "Streets"], exclude: ["Golden", "Reference"]),
        .testTarget(
            name: "TilesTests",
            dependencies: ["Tiles", "Streets", "Atlas", "Canvas", "Geo", "CZlib", sqlite("GRDBSQLite"), "TestSupport"],
            exclude: ["Golden"], resources: [.copy("Tiles")]),
        .testTarget(
            name: "DashboardTests", dependencies: ["Dashboard", "Fleet", "Canvas", "Geo", "Atlas", "Streets"],
            exclude: ["Golden/Screens", "Golden/Days", "Golden/Handover"]),
        .testTarget(name: "SimulatorTests", dependencies: ["Simulator", "Dialects", "Fleet"]),
        .testTarget(
            name: "ProgramTests",
            dependencies: ["fleettop", "Canvas", "Dashboard", "Fleet", "Geo", "Journal", "Notify"]),
        .testTarget(name: "EndToEndTests", dependencies: ["Fleet", sqlite("GRDB"), "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

/// One module of swift-collections.
func collections(_ module: String) -> Target.Dependency {
    .product(name: module, package: "swift-collections")
}

/// One module of GRDB.swift.
func sqlite(_ module: String) -> Target.Dependency {
    .product(name: module, package: "GRDB.swift")
}
