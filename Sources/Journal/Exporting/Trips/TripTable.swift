import Fleet

/// Trips, stops, days and weeks as lines of a table or of JSON.
public enum TripTable {
    /// One value of a line.
    enum Value {
        case text(String)
        case moment(Timestamp?)
        case number(Double?, decimals: Int)
        case degrees(Double)
        case count(Int)
        case flag(Bool)
    }

    /// A line: names and values in their order.
    public struct Line {
        let cells: [(name: String, value: Value)]

        /// The names with commas between them.
        public var csvHeader: [UInt8] {
            var row = CSVRow()
            for cell in cells { row.text(cell.name) }
            return Self.ended(row)
        }

        /// The values with commas between them (RFC 4180).
        public var csv: [UInt8] {
            var row = CSVRow()
            for cell in cells {
                switch cell.value {
                case .text(let text): row.text(text)
                case .moment(let moment): row.moment(moment)
                case .number(let number, let decimals): row.number(number, decimals: decimals)
                case .degrees(let degrees): row.degrees(degrees)
                case .count(let count): row.count(count)
                case .flag(let flag): row.flag(flag)
                }
            }
            return Self.ended(row)
        }

        /// One JSON object; what is not known is absent.
        public func json(record: String, device: DeviceID) -> [UInt8] {
            var out = Array("{\"record\":\"\(record)\",\"device\":\"\(device)\"".utf8)
            for cell in cells where cell.name != "device" {
                guard let value = Self.json(cell.value) else { continue }
                out += Array(",\"\(cell.name)\":".utf8) + value
            }
            return out + Array("}\n".utf8)
        }

        private static func json(_ value: Value) -> [UInt8]? {
            var out: [UInt8] = []
            switch value {
            case .text(let text): out = Array("\"\(text)\"".utf8)  // identities and dates only
            case .moment(let moment):
                guard let moment else { return nil }
                out = Array("\"".utf8)
                DecimalText.append(moment, to: &out)
                out.append(UInt8(ascii: "\""))
            case .number(let number, let decimals):
                guard let number else { return nil }
                DecimalText.append(number, decimals: decimals, to: &out)
            case .degrees(let degrees): DecimalText.append(degrees: degrees, to: &out)
            case .count(let count): out = Array(String(count).utf8)
            case .flag(let flag):
                guard flag else { return nil }
                out = Array("true".utf8)
            }
            return out
        }

        private static func ended(_ row: CSVRow) -> [UInt8] {
            var out: [UInt8] = []
            row.end(into: &out)
            return out
        }
    }

    /// A trip.
    public static func line(_ trip: Trip, of device: DeviceID) -> Line {
        let (from, to) = (trip.startPlace.coordinate, trip.endPlace.coordinate)
        return Line(cells: [
            ("device", .text(device.description)), ("start", .moment(trip.start)),
            ("end", .moment(trip.isRunning ? nil : trip.end)), ("km", .number(trip.distanceM / 1000, decimals: 3)),
            ("seconds", .count(Int(trip.durationMilliseconds / 1000))),
            ("topKmh", .number(trip.topSpeedKmh, decimals: 1)),
            ("averageMovingKmh", .number(trip.averageMovingKmh, decimals: 1)),
            ("standingSeconds", .count(Int(trip.standingMilliseconds / 1000))),
            ("idlingSeconds", .count(Int(trip.idlingMilliseconds / 1000))), ("fixes", .count(trip.fixes)),
            ("startLat", .degrees(from.latitude)), ("startLon", .degrees(from.longitude)),
            ("endLat", .degrees(to.latitude)), ("endLon", .degrees(to.longitude)), ("gap", .flag(trip.hasGap)),
            ("running", .flag(trip.isRunning)),
        ])
    }

    /// A stop.
    public static func line(_ stop: Stop, of device: DeviceID) -> Line {
        let place = stop.place.coordinate
        return Line(cells: [
            ("device", .text(device.description)), ("since", .moment(stop.since)), ("until", .moment(stop.until)),
            ("seconds", .number(stop.until.map { Double($0.milliseconds(since: stop.since)) / 1000 }, decimals: 0)),
            ("idlingSeconds", .count(Int(stop.idlingMilliseconds / 1000))), ("lat", .degrees(place.latitude)),
            ("lon", .degrees(place.longitude)),
        ])
    }

    /// A day or a week.
    public static func line(_ summary: TripSummary, of device: DeviceID) -> Line {
        let date = summary.date
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Line(cells: [
            ("device", .text(device.description)), ("date", .text("\(date.year)-\(two(date.month))-\(two(date.day))")),
            ("km", .number(summary.distanceM / 1000, decimals: 3)),
            ("drivingSeconds", .count(Int(summary.drivingMilliseconds / 1000))),
            ("idlingSeconds", .count(Int(summary.idlingMilliseconds / 1000))), ("trips", .count(summary.trips)),
            ("stops", .count(summary.stops)), ("topKmh", .number(summary.topSpeedKmh, decimals: 1)),
            ("firstStart", .moment(summary.firstStart)), ("lastEnd", .moment(summary.lastEnd)),
        ])
    }
}
