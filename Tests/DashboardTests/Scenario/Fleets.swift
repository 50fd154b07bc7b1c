/// Fleets that several stories share.
enum Fleets {
    /// Six devices, one of each of six statuses, and a seventh that is still new.
    static let all = """
        device     status   age   speed  course  battery  signal  sat  place
        Van 12     moving   2     54     45      84       22      9    Villeurbanne
        Truck 3    idling   4     0              67       15      7    Lyon
        Van 2      stopped  8     0              49       8       12   Vienne
        Trailer 7  parked   31    0              12       19      5    Grenoble
        Bus 4      stale    6     0              90       28           Saint-Étienne
        Car 9      offline  2520  0              71       3       4    Mâcon
        -          new      5
        """

    /// Three devices that only stand there.
    static let three = """
        device
        Bravo
        Charlie
        Delta
        """

    /// Every status, in towns whose names are ASCII.
    static let plain = """
        device     status   age   speed  course  battery  signal  sat  place
        Van 12     moving   2     54     45      84       22      9    Villeurbanne
        Truck 3    idling   4     0              67       15      7    Lyon
        Van 2      stopped  8     0              49       8       12   Vienne
        Trailer 7  parked   31    0              12       19      5    Grenoble
        Bus 4      stale    6     0              90       28           Lyon
        Car 9      offline  2520  0              71       3       4    Vienne
        -          new      5
        """
}
