import Geo
import Glibc

/// Turns roads into nodes and edges: bends become curves, named places nodes, and towns get streets with depots.
struct RoadNetworkBuilder {
    /// How many points a curve gets between two given ones.
    private static let curveParts = 6

    private(set) var nodes: [RoadNetwork.Node] = []
    private(set) var edges: [RoadNetwork.Edge] = []
    private var nodeOf: [Place: Int] = [:]
    private var towns: [Int] = []

    /// Adds a road; what lies before its first or after its last named place is left out.
    mutating func add(_ road: Road) {
        var start: Int?
        var line: [Coordinate] = []
        for (index, place) in road.places.enumerated() {
            if index > 0 { line += Self.curve(through: road.places, endingAt: index) }
            guard place.role != .bend else { continue }
            let node = node(for: place)
            if let start { connect(start, node, road.roadClass, line) }
            start = node
            line = [place.coordinate]
        }
    }

    /// Adds two streets to every town, each with a depot at its end; the place of a depot follows from its number.
    mutating func addDepots() {
        for (number, town) in towns.enumerated() {
            var random = SplitMix64(seed: UInt64(number))
            let heading = random.uniform(0...360)
            for side in 0..<2 {
                let degrees = heading + Double(side) * random.uniform(110...200)
                addStreet(from: town, towards: degrees, lengthM: random.uniform(900...2200), random: &random)
            }
        }
    }

    /// Adds a street with two bends that ends at a depot.
    private mutating func addStreet(from town: Int, towards degrees: Double, lengthM: Double, random: inout SplitMix64)
    {
        var line = [nodes[town].coordinate]
        var heading = degrees
        for _ in 0..<3 {
            let (north, east) = (cos(heading * .pi / 180), sin(heading * .pi / 180))
            let metres = lengthM / 3
            line.append(RoadGeometry.moved(line[line.count - 1], north: north * metres, east: east * metres))
            heading += random.uniform(-50...50)
        }
        let depot = nodes.count
        let name = nodes[town].name
        nodes.append(RoadNetwork.Node(name: name, coordinate: line[line.count - 1], isDestination: true))
        connect(town, depot, .street, line)
    }

    /// The node of a named place, made when it is first met.
    private mutating func node(for place: Place) -> Int {
        if let known = nodeOf[place] { return known }
        let node = nodes.count
        nodes.append(RoadNetwork.Node(name: place.name, coordinate: place.coordinate, isDestination: false))
        nodeOf[place] = node
        if place.role == .town { towns.append(node) }
        return node
    }

    /// Adds an edge and tells both of its nodes.
    private mutating func connect(_ from: Int, _ to: Int, _ roadClass: RoadClass, _ line: [Coordinate]) {
        let edge = edges.count
        edges.append(RoadNetwork.Edge(from: from, to: to, roadClass: roadClass, line: RoadLine(line)))
        nodes[from].edges.append(edge)
        nodes[to].edges.append(edge)
    }

    /// The points of the curve that ends at `places[index]`, its first point left out.
    private static func curve(through places: [Place], endingAt index: Int) -> [Coordinate] {
        let (from, to) = (places[index - 1].coordinate, places[index].coordinate)
        let before = index >= 2 ? places[index - 2].coordinate : from
        let after = index + 1 < places.count ? places[index + 1].coordinate : to
        return (1...curveParts).map { part in
            RoadGeometry.curve(before, from, to, after, part: Double(part) / Double(curveParts))
        }
    }
}
