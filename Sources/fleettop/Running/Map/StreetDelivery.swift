import Dashboard
import Fleet
import Logging
import Streets
import Tiles

/// Brings the screen the street tiles that it asks for; belongs to the screen's thread.
final class StreetDelivery {
    private let source: StreetSource
    private let logger: Logger
    private var view: StreetView?
    private var shown = StreetPicture.none

    /// A delivery from a source.
    init(_ source: StreetSource, logger: Logger) {
        self.source = source
        self.logger = logger
    }

    /// What there is of another view.
    func show(_ view: StreetView?) -> Event? {
        self.view = view
        // A screen without a map forgets its picture; the next one must not be taken for the same.
        if view == nil { shown = .none }
        return fresh()
    }

    /// What has become ready since the last time; broken tiles are logged.
    func take() -> [Event] {
        for fault in source.takeFaults() { logger.warning("\(fault)") }
        return fresh().map { [$0] } ?? []
    }

    private func fresh() -> Event? {
        guard let view else { return nil }
        let picture = source.picture(for: view)
        guard picture != shown else { return nil }
        shown = picture
        return .streets(picture)
    }
}

extension StreetSource {
    /// What is wrong with the files, one line each.
    var problems: [String] {
        reports.filter(\.isRefused).map { "\($0.path): no street tiles: \($0.words)" }
    }
}
