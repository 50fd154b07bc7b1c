import Geo

/// Roads as a graph: nodes where they meet or end, edges between them, and the fastest way from each node to each.
struct RoadNetwork: Sendable {
    /// A place where roads meet or end.
    struct Node: Sendable {
        /// Its name.
        let name: String
        /// Where it is.
        let coordinate: Coordinate
        /// Whether vehicles have business there.
        let isDestination: Bool
        /// The edges that touch it.
        var edges: [Int] = []
    }

    /// A stretch of road between two nodes, open both ways.
    struct Edge: Sendable {
        /// The node where ``line`` begins.
        let from: Int
        /// The node where ``line`` ends.
        let to: Int
        /// How fast one drives there.
        let roadClass: RoadClass
        /// Its course.
        let line: RoadLine

        /// Seconds to drive along it at the limit.
        var seconds: Double { line.lengthM / (roadClass.limitKmh / 3.6) }
    }

    /// One edge of a route, with the direction it is driven in.
    struct Leg: Sendable, Equatable {
        /// The index of the edge.
        let edge: Int
        /// Whether it is driven from its end to its start.
        let isReversed: Bool
    }

    /// All nodes.
    let nodes: [Node]
    /// All edges.
    let edges: [Edge]
    /// The indices of the nodes where vehicles have business.
    let destinations: [Int]
    /// For each node and goal (`goal * nodes.count + node`) the edge to take first; -1 at the goal itself.
    private let firstEdge: [Int32]

    /// The roads around Lyon, built once.
    static let lyon = RoadNetwork(roads: LyonRoads.all)

    /// A network of `roads`, with depots added around each town.
    init(roads: [Road]) {
        var builder = RoadNetworkBuilder()
        for road in roads { builder.add(road) }
        builder.addDepots()
        nodes = builder.nodes
        edges = builder.edges
        destinations = builder.nodes.indices.filter { builder.nodes[$0].isDestination }
        var table: [Int32] = []
        for goal in nodes.indices {
            table += Self.firstEdges(towards: goal, nodes: builder.nodes, edges: builder.edges)
        }
        firstEdge = table
    }

    /// The fastest way between two nodes; empty when they are the same or not connected.
    func route(from start: Int, to goal: Int) -> [Leg] {
        var legs: [Leg] = []
        var node = start
        while node != goal, legs.count < nodes.count {
            let index = Int(firstEdge[goal * nodes.count + node])
            guard index >= 0 else { return [] }
            let isReversed = edges[index].to == node
            legs.append(Leg(edge: index, isReversed: isReversed))
            node = isReversed ? edges[index].from : edges[index].to
        }
        return legs
    }

    /// The metres that a route is long.
    func lengthM(of legs: [Leg]) -> Double {
        legs.reduce(0) { $0 + edges[$1.edge].line.lengthM }
    }

    /// Dijkstra's search outwards from `goal`: for each node the edge that leads back the fastest way.
    private static func firstEdges(towards goal: Int, nodes: [Node], edges: [Edge]) -> [Int32] {
        var best = [Double](repeating: .infinity, count: nodes.count)
        var first = [Int32](repeating: -1, count: nodes.count)
        var queue = DueQueue()
        best[goal] = 0
        queue.push(dueMs: 0, index: goal)
        while let (dueMs, node) = queue.pop() {
            guard Double(dueMs) <= best[node] * 1000 + 1 else { continue }
            for index in nodes[node].edges {
                let other = edges[index].from == node ? edges[index].to : edges[index].from
                let seconds = best[node] + edges[index].seconds
                guard seconds < best[other] else { continue }
                best[other] = seconds
                first[other] = Int32(index)
                queue.push(dueMs: Int64(seconds * 1000), index: other)
            }
        }
        return first
    }
}
