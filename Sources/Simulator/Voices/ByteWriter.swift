import Geo

/// Writes ASCII text and numbers of fixed form into bytes.
struct ByteWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// A writer with room for one message.
    init() {
        bytes.reserveCapacity(192)
    }

    /// Appends text as UTF-8.
    mutating func text(_ text: some StringProtocol) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends a whole number, padded with zeros to at least `width` digits; a minus sign comes in front.
    mutating func number(_ value: Int, width: Int = 1) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let digits = String(value.magnitude)
        for _ in 0..<max(0, width - digits.utf8.count) { bytes.append(UInt8(ascii: "0")) }
        text(digits)
    }

    /// Appends a number that is not negative with `decimals` decimals and at least `width` digits before the point.
    mutating func fixed(_ value: Double, width: Int, decimals: Int) {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        number(scaled / scale, width: width)
        bytes.append(UInt8(ascii: "."))
        number(scaled % scale, width: decimals)
    }

    /// Appends an angle without its sign as degrees of `digits` digits and minutes with four decimals.
    mutating func degreesAndMinutes(_ degrees: Double, digits: Int) {
        let perDegree = 60 * 10_000
        let scaled = Int((abs(degrees) * Double(perDegree)).rounded())  // first, so that no minute becomes 60
        number(scaled / perDegree, width: digits)
        fixed(Double(scaled % perDegree) / 10_000, width: 2, decimals: 4)
    }

    /// Appends latitude and longitude as degrees and minutes, `separator` in front of either hemisphere's letter and
    /// between the two.
    mutating func place(_ place: Coordinate?, separator: String) {
        let place = place ?? Coordinate(latitude: 0, longitude: 0)
        degreesAndMinutes(place.latitude, digits: 2)
        text(separator + (place.latitude < 0 ? "S" : "N") + separator)
        degreesAndMinutes(place.longitude, digits: 3)
        text(separator + (place.longitude < 0 ? "W" : "E"))
    }

    /// Appends numbers of two digits each, such as the parts of a date.
    mutating func pairs(_ parts: Int...) {
        for part in parts { number(part % 100, width: 2) }
    }

    /// Appends a speed in km/h as knots with two decimals.
    mutating func knots(_ speedKmh: Double, width: Int = 1) {
        fixed(speedKmh / 1.852, width: width, decimals: 2)
    }

    /// Appends upper-case hexadecimal digits, at least `width`.
    mutating func hex(_ value: Int, width: Int) {
        let digits = String(value, radix: 16, uppercase: true)
        for _ in 0..<max(0, width - digits.utf8.count) { bytes.append(UInt8(ascii: "0")) }
        text(digits)
    }
}
