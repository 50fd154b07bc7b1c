extension Pictures {
    /// ASCII at 140x40.
    static let wideAscii: [Scene: String] = [
        .ascii: #"""
         fleettop  ! 3   > 1 moving  + 1 idling  = 1 stopped  _ 1 parked  ~ 1 stale  x 1 offline  o 1 new           127.0.0.1:8888  0.0/s  14:02:36
        - 1 Devices -------------------------------------------------------- 7 -+- 3 Map  45.48 N 5.28 E -------------------------------------- z7 -
          STATUS    DEVICE^           AGE   KM/H  BAT GSM  SAT PLACE            |                                  .-'--_.               /
          ~ stale   Bus 4             11s    0    90% ||||     Lyon             |                .----''''---------'     '\             .'
          x offline Car 9             42m    0    71% |...   4 Vienne           |    Bus 4 +1 ~_-/ Van 12                  '.           /
        ! _ parked  Trailer 7         36s    0    12% |||.   5 Grenoble         |             /'                            '-.        /'
          + idling  Truck 3            9s    0    67% ||..   7 Lyon             |            |'                               '_.    .'
          = stopped Van 2             13s    0    49% ||..  12 Vienne           |            /                                  ''---'
        ! > moving  Van 12             7s   54 /  84% |||.   9 Villeurbanne     |           .'
          o new     861785001515307   10s                                       |           |
                                                                                |            |
                                                                                |            '\
                                                                                |             /= Van 2 +1
                                                                                |            /'
                                                                                |           /'
                                                                                |          |'
                                                                                |          |
                                                                                |          |
                                                                                |          |
                                                                                |          |
                                                                                |          |
                                                                                |           |
                                                                                |           |
                                                                                |            |                                        _ Trailer 7
                                                                                |            \
                                                                                | |----------| 20 km                                 45.48 N 5.28 E
                                                                                +- 2 Alarms ------------------------------------- 3 unacknowledged -
                                                                                |! SOS               Van 12          17s x2   Villeurbanne
                                                                                |! power cut         Trailer 7        4m      Grenoble
                                                                                |! low battery       Trailer 7        1m      Grenoble
                                                                                |. geofence 2        Truck 3         21m      acknowledged by ana
                                                                                |
                                                                                |
                                                                                |
                                                                                |
                                                                                |
                                                                                |
                                                                                |
                                                                                |
         a acknowledge  / filter  f status  ! problems  : palette  Enter details  z enlarge  ? help

        """#
    ]
}
