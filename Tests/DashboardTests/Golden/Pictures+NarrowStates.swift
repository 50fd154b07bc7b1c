extension Pictures {
    /// Filters, the frozen screen and ASCII at 80x24.
    static let narrowStates: [Scene: String] = [
        .filter: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ 1 Devices  /van ──────────────────────────────────────────────────────── 2/7 ─
          STATUS    DEVICE▲              AGE   KM/H  BAT GSM  SAT PLACE
          ■ stopped Van 2                13s    0    49% ▂▄    12 Vienne
        ▲ ▶ moving  Van 12                7s   54 ↗  84% ▂▄▆    9 Villeurbanne

















        ▲ SOS  Van 12  17s  ×2  Villeurbanne                                     +2 more
        /van                                                                         2/7

        """#,
        .noMatch: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ 1 Devices  /colour:red ───────────────────────────────────────────────── 0/7 ─








         No device matches.
         no field called colour: status, name, id, place, alarm, dialect, transport, p…
         Esc drops the filter, f steps through the statuses.









        ▲ SOS  Van 12  17s  ×2  Villeurbanne                                     +2 more
        /colour:red   no field called colour: status, name, id, place, alarm, dialect, …

        """#,
        .frozen: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.2/s  14:02:36
         FROZEN at 14:02:36: since then 1 report, 0 new alarms. p goes on.
        ─ 1 Devices ──────────────────────────────────────────────────────────────── 7 ─
          STATUS    DEVICE▲              AGE   KM/H  BAT GSM  SAT PLACE
          ◌ stale   Bus 4                11s    0    90% ▂▄▆█     Saint-Étienne
          ✕ offline Car 9                42m    0    71% ▂      4 Mâcon
        ▲ ▪ parked  Trailer 7            36s    0    12% ▂▄▆    5 Grenoble
          ◆ idling  Truck 3               9s    0    67% ▂▄     7 Lyon
          ■ stopped Van 2                13s    0    49% ▂▄    12 Vienne
        ▲ ▶ moving  Van 12                7s   54 ↗  84% ▂▄▆    9 Villeurbanne
          ○ new     861785001515307      10s











        ▲ SOS  Van 12  17s  ×2  Villeurbanne                                     +2 more
         a acknowledge  / filter  f status  ! problems  : palette  Enter details  ? help

        """#,
        .ascii: #"""
         fleettop !3 >1 +1 =1 _1 ~1 x1 o1               127.0.0.1:8888  0.0/s  14:02:36
        - 1 Devices ---------------------------------------------------------------- 7 -
          STATUS    DEVICE^              AGE   KM/H  BAT GSM  SAT PLACE
          ~ stale   Bus 4                11s    0    90% ||||     Lyon
          x offline Car 9                42m    0    71% |...   4 Vienne
        ! _ parked  Trailer 7            36s    0    12% |||.   5 Grenoble
          + idling  Truck 3               9s    0    67% ||..   7 Lyon
          = stopped Van 2                13s    0    49% ||..  12 Vienne
        ! > moving  Van 12                7s   54 /  84% |||.   9 Villeurbanne
          o new     861785001515307      10s












        ! SOS  Van 12  17s  x2  Villeurbanne                                     +2 more
         a acknowledge  / filter  f status  ! problems  : palette  Enter details  ? help

        """#,
    ]
}
