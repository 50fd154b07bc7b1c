import Geo
import Testing

/// Distances, bearings and destinations on the sphere.
struct DistanceTests {
    private let lyon = Coordinate(latitude: 45.764, longitude: 4.8357)
    private let paris = Coordinate(latitude: 48.8566, longitude: 2.3522)

    @Test func distanceOfTwoCities() {
        #expect(abs(lyon.distanceMetres(to: paris) - 391_500) < 1_000)
        #expect(lyon.distanceMetres(to: paris) == paris.distanceMetres(to: lyon))
    }

    @Test func aDegreeOfLatitudeIsAPartOfTheMeridian() {
        let degree = Coordinate.earthRadiusMetres * .pi / 180
        let north = Coordinate(latitude: 46.764, longitude: 4.8357)
        #expect(abs(lyon.distanceMetres(to: north) - degree) < 1e-3)
    }

    @Test func distanceGoesTheShortWayAcrossTheAntimeridian() {
        let west = Coordinate(latitude: 0, longitude: 179.5)
        let east = Coordinate(latitude: 0, longitude: -179.5)
        #expect(abs(west.distanceMetres(to: east) - 111_195) < 1)
        #expect(abs(west.initialBearingDeg(to: east) - 90) < 1e-9)
        #expect(abs(east.initialBearingDeg(to: west) - 270) < 1e-9)
    }

    @Test func distanceToItselfAndToTheOtherSide() {
        #expect(lyon.distanceMetres(to: lyon) == 0)
        let opposite = Coordinate(latitude: -45.764, longitude: 4.8357 - 180)
        #expect(abs(lyon.distanceMetres(to: opposite) - .pi * Coordinate.earthRadiusMetres) < 1)
    }

    @Test func polesAreOneHalfOfAMeridianApart() {
        let north = Coordinate(latitude: 90, longitude: 12)
        let south = Coordinate(latitude: -90, longitude: -100)
        #expect(abs(north.distanceMetres(to: south) - .pi * Coordinate.earthRadiusMetres) < 1)
    }

    @Test func bearingsOfTheFourWinds() {
        let origin = Coordinate(latitude: 0, longitude: 0)
        let ends = [(1.0, 0.0, 0.0), (0, 1, 90), (-1, 0, 180), (0, -1, 270)]
        for (latitude, longitude, bearing) in ends {
            let end = Coordinate(latitude: latitude, longitude: longitude)
            #expect(abs(origin.initialBearingDeg(to: end) - bearing) < 1e-9)
        }
        #expect(origin.initialBearingDeg(to: origin) == 0)
    }

    @Test(arguments: [0.0, 17, 90, 181, 270, 359.5])
    func destinationUndoesDistanceAndBearing(bearing: Double) {
        for distance in [1.0, 2_500, 900_000] {
            for start in [lyon, Coordinate(latitude: -17, longitude: 179.999)] {
                let end = start.destination(bearingDeg: bearing, distanceMetres: distance)
                #expect(end.isValid)
                #expect(abs(start.distanceMetres(to: end) - distance) < 0.01)
                let turn = abs(start.initialBearingDeg(to: end) - bearing)
                #expect(min(turn, 360 - turn) < 0.001)
            }
        }
    }

    @Test func longitudesWrap() {
        #expect(Coordinate.wrapped(longitude: 180) == -180)
        #expect(Coordinate.wrapped(longitude: -180) == -180)
        #expect(Coordinate.wrapped(longitude: 540) == -180)
        #expect(Coordinate.wrapped(longitude: 190) == -170)
        #expect(Coordinate.wrapped(longitude: -190) == 170)
        #expect(Coordinate.wrapped(longitude: -180.000_000_000_000_01) < 180)
        #expect(Coordinate.wrapped(longitude: .nan) == 0)
        #expect(Coordinate.wrapped(longitude: .infinity) == 0)
    }
}
