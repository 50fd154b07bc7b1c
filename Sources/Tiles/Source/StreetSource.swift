import Dispatch
import Streets
import Synchronization

/// Street tiles from the user's own files, decoded on a queue of its own.
///
/// Asking never waits: what is not decoded yet is put on a list, newest first, and `wake` is called when it is ready.
public final class StreetSource: Sendable {
    /// How a file is.
    public struct FileReport: Sendable, Hashable {
        /// Where it is.
        public let path: String
        /// What it holds, such as `OpenMapTiles, zoom 4 to 14`, or what is wrong with it.
        public let words: String
        /// Whether it cannot be used.
        public let isRefused: Bool
    }

    /// How many levels up a tile may stand in for a missing one; above that the map of the world says more.
    static let mostLevelsUp = 4
    /// How far beyond its deepest zoom a file is drawn.
    static let mostLevelsDown = 6
    /// How many tiles may be waited for; those asked for longest ago are forgotten.
    static let mostRequests = 64

    /// What of a file may be read without waiting.
    private struct Sheet: Sendable {
        let facts: TileFacts
        let attribution: String
        var knowsSea = false
    }

    /// Everything that two threads share.
    private struct Desk {
        var shelf = TileShelf()
        var sheets: [Sheet] = []
        var requests: [TileShelf.Key] = []
        var isWorking = false
        var current: TileShelf.Key?
        var view: StreetView?
        var picture = StreetPicture.none
        var revision: UInt64 = 0
        var isStale = false
        var faults: [String] = []
    }

    /// How every file is, in the order given.
    public let reports: [FileReport]
    private let desk: Mutex<Desk>
    /// The open files, which one thread at a time uses.
    private let files: Mutex<FileBox>
    private let queue = DispatchQueue(label: "fleettop.tiles", qos: .userInitiated)
    private let language: String?
    private let wake: @Sendable () -> Void

    /// Files that one thread at a time uses.
    private struct FileBox {
        var files: [StreetFile] = []
    }

    /// Opens files; those that cannot be used are told of in ``reports`` and left out.
    ///
    /// - Parameters:
    ///   - paths: PMTiles and MBTiles files.
    ///   - language: the language of names, such as `de`; nil for that of the files.
    ///   - wake: called on the source's queue when a tile that was asked for is ready.
    public init(_ paths: [String], language: String? = nil, wake: @escaping @Sendable () -> Void) {
        self.language = language
        self.wake = wake
        var reports: [FileReport] = []
        var sheets: [Sheet] = []
        var box = FileBox()
        for path in paths {
            do throws(TileError) {
                let file = try StreetFile(path)
                sheets.append(Sheet(facts: file.facts, attribution: file.attribution))
                box.files.append(file)
                reports.append(FileReport(path: path, words: Self.words(file.facts), isRefused: false))
            } catch {
                reports.append(FileReport(path: path, words: error.description, isRefused: true))
            }
        }
        self.reports = reports
        files = Mutex(box)
        var desk = Desk()
        desk.sheets = sheets
        self.desk = Mutex(desk)
    }

    private static func words(_ facts: TileFacts) -> String {
        let schema = StreetSchema(layers: facts.layers)?.name ?? "vector tiles"
        return "\(schema), zoom \(facts.firstZoom) to \(facts.deepestZoom)"
    }

    /// What there is for a view now; what is missing is asked for.
    ///
    /// It never waits for a file. The same view gives the same picture until a tile has become ready.
    public func picture(for view: StreetView) -> StreetPicture {
        let (picture, start) = desk.withLock { desk -> (StreetPicture, Bool) in
            guard !desk.sheets.isEmpty else { return (.none, false) }
            if desk.view == view, !desk.isStale { return (desk.picture, false) }
            if desk.view != view { desk.requests.removeAll() }
            desk.shelf.beginPicture(isNewView: desk.view != view)
            desk.view = view
            desk.isStale = false
            desk.revision += 1
            desk.picture = Self.picture(for: view, &desk)
            let start = !desk.isWorking && !desk.requests.isEmpty
            if start { desk.isWorking = true }
            return (desk.picture, start)
        }
        if start { queue.async { [self] in work() } }
        return picture
    }

    /// What went wrong with tiles since the last time, one line each; a broken tile is told of once.
    public func takeFaults() -> [String] {
        desk.withLock { desk in
            defer { desk.faults = [] }
            return desk.faults
        }
    }

    /// How many decoded tiles are kept, and how many bytes they take.
    public var kept: (tiles: Int, bytes: Int) {
        desk.withLock { ($0.shelf.count, $0.shelf.byteCount) }
    }

    /// Whether nothing is being read or waited for.
    public var isIdle: Bool { desk.withLock { !$0.isWorking } }

    // MARK: - Choosing tiles

    private static func picture(for view: StreetView, _ desk: inout Desk) -> StreetPicture {
        var pieces: [StreetPiece] = []
        var thanks: [String] = []
        for index in desk.sheets.indices {
            let found = Self.pieces(of: index, for: view, &desk)
            guard !found.isEmpty else { continue }
            pieces += found
            let attribution = desk.sheets[index].attribution
            if !thanks.contains(attribution) { thanks.append(attribution) }
        }
        return StreetPicture(revision: desk.revision, pieces: pieces, attribution: thanks.joined(separator: ", "))
    }

    private static func pieces(of file: Int, for view: StreetView, _ desk: inout Desk) -> [StreetPiece] {
        let facts = desk.sheets[file].facts
        guard view.zoom >= facts.firstZoom, view.zoom - facts.deepestZoom <= mostLevelsDown else { return [] }
        return view.tiles(deepest: facts.deepestZoom).compactMap { wanted in
            guard !wanted.box.intersection(facts.bounds).isEmpty else { return nil }
            return piece(wanted, of: file, &desk)
        }
    }

    /// The tile itself, or the nearest one above it that there is; what nobody has looked for yet is asked for.
    private static func piece(_ wanted: StreetTileID, of file: Int, _ desk: inout Desk) -> StreetPiece? {
        let sheet = desk.sheets[file]
        var isAsked = false
        for levels in 0...mostLevelsUp {
            guard let id = wanted.ancestor(levels), id.zoom >= sheet.facts.firstZoom else { return nil }
            let key = TileShelf.Key(file: file, id: id)
            switch desk.shelf.finding(key) {
            case .tile(let tile):
                return StreetPiece(
                    tile: tile, id: id, clip: wanted, bounds: sheet.facts.bounds, knowsSea: sheet.knowsSea)
            case .missing, .failed: continue
            case nil:
                // Only the nearest unknown one: if that is missing too, the next look asks further up.
                if !isAsked { ask(key, &desk) }
                isAsked = true
            }
        }
        return nil
    }

    private static func ask(_ key: TileShelf.Key, _ desk: inout Desk) {
        guard desk.current != key, !desk.requests.contains(key) else { return }
        desk.requests.append(key)
        if desk.requests.count > mostRequests { desk.requests.removeFirst() }
    }

    // MARK: - Reading tiles

    /// Reads until nothing is wanted any more; on the queue.
    private func work() {
        while let key = next() {
            let finding = read(key)
            desk.withLock { Self.take(finding, key, &$0) }
            wake()
        }
    }

    private func next() -> TileShelf.Key? {
        desk.withLock { desk in
            desk.current = desk.requests.popLast()
            desk.isWorking = desk.current != nil
            return desk.current
        }
    }

    private func read(_ key: TileShelf.Key) -> TileShelf.Finding {
        files.withLock { box in
            do throws(TileError) {
                guard let tile = try box.files[key.file].tile(key.id, language: language) else { return .missing }
                return .tile(tile)
            } catch {
                return .failed(error)
            }
        }
    }

    private static func take(_ finding: TileShelf.Finding, _ key: TileShelf.Key, _ desk: inout Desk) {
        desk.shelf.put(key, finding)
        desk.current = nil
        desk.isStale = true
        switch finding {
        case .tile(let tile): if tile.hasSea { desk.sheets[key.file].knowsSea = true }
        case .missing: break
        case .failed(let error):
            let id = key.id
            if desk.faults.count < 16 { desk.faults.append("street tile \(id.zoom)/\(id.x)/\(id.y): \(error)") }
        }
    }
}
