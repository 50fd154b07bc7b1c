import Fleet

/// The geofence command, a rectangle in degrees, minutes and seconds (gotop.md section 9).
enum GotopGeofence {
    /// `I<zone>,<on>,<sense>,<north west south east>`: sense 0 raises the alarm on entering, 1 on leaving.
    static func text(zone: Int, corners: GeofenceCorners?, alarmOnExit: Bool) throws(CommandFault) -> String {
        let zone = try GotopCommands.checked(zone, 1...5, "as a zone")
        let sense = alarmOnExit ? 1 : 0
        guard let corners else {
            // The rectangle has to be there all the same.
            let nowhere = GeofenceCorners(north: 0, south: 0, west: 0, east: 0)
            return "I\(zone),0,\(sense),\(rectangle(nowhere))"
        }
        guard corners.south >= -90, corners.north <= 90, corners.south < corners.north else {
            throw .invalid(reason: "the south of a geofence lies below its north, both within 90 degrees")
        }
        guard corners.west >= -180, corners.east <= 180, corners.west < corners.east else {
            throw .invalid(reason: "the west of a geofence lies left of its east, both within 180 degrees")
        }
        return "I\(zone),1,\(sense),\(rectangle(corners))"
    }

    private static func rectangle(_ corners: GeofenceCorners) -> String {
        angle(corners.north, 2, "N", "S") + angle(corners.west, 3, "E", "W")
            + angle(corners.south, 2, "N", "S") + angle(corners.east, 3, "E", "W")
    }

    /// Degrees, minutes and seconds with two decimals, without separators, and the hemisphere.
    private static func angle(_ degrees: Double, _ width: Int, _ positive: String, _ negative: String) -> String {
        let hundredths = Int((abs(degrees) * 360_000).rounded())
        return GotopCommands.padded(hundredths / 360_000, width)
            + GotopCommands.padded(hundredths / 6000 % 60, 2) + GotopCommands.padded(hundredths % 6000, 4)
            + (degrees < 0 ? negative : positive)
    }
}
