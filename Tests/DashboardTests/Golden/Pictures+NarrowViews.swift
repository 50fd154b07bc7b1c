extension Pictures {
    /// What lies over the panes at 80x24.
    static let narrowViews: [Scene: String] = [
        .details: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ Details  Van 12 ────────────────────────────────────────────────────── 21/35 ─
         Van 12
         identity        861785001515301
         status          moving: two fixes in a row at 5 km/h or more, or 200 m from
                         the last stop
         heard           7s ago, 2026-11-22 14:02:29
         usual interval  30s

         Position
         place           Villeurbanne
         coordinates     45.770000 N  4.900000 E
         fix             2026-11-22 14:02:29, 7s ago
         speed           54.0 km/h
         course          45°
         satellites      9
         trail           3 fixes

         Supply and network
         battery         84 %
         signal          22

         Alarms
         Esc back  a acknowledge  j k scroll  y copy

        """#,
        .help: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ Help ──────────────────────────────────────────────────────────────── 21/118 ─
         Move
         j Down        Move the cursor down; move the map when it has the keys.
         k Up          Move the cursor up; move the map when it has the keys.
         h Left        Move the map to the left.
         l Right       Move the map to the right.
         g Home        Go to the first row.
         G End         Go to the last row.
         PgDn          Move the cursor down by a page.
         PgUp          Move the cursor up by a page.
         Ctrl-D        Move the cursor down by half a page.
         Ctrl-U        Move the cursor up by half a page.

         Panes
         1             Give the keys to the device table.
         2             Give the keys to the alarm feed.
         3             Give the keys to the map.
         Tab           Give the keys to the next pane.
         Shift-Tab     Give the keys to the pane before.
         Enter         Show everything about the device.
         z             Give the whole screen to the pane, or put it back.
         Esc           Leave one step: a view, the enlarged pane, a filter. Never
         Esc back  j k scroll  G end

        """#,
        .palette: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ 1 Devices ──────────────────────────────────────────────────────────────── 7 ─
          STATUS    DEVICE▲              AGE   KM/H  BAT GSM  SAT PLACE
          ◌ st┌─ Palette ────────────────────────────────────────────────────────┐
          ✕ of│ :ack                                                             │
        ▲ ▪ pa│  acknowledge        Bus 4 has no unacknowledged alarm         a  │
          ◆ id│  acknowledge all    Take notice of all alarms of the feed, a… A  │
          ■ st│  back               Leave one step: a view, the enlarged p… Esc  │
        ▲ ▶ mo│  status back        Show only the status before.              F  │
          ○ ne│  undo               Take the last acknowledgement back, or t… u  │
              │  suspend            Go to the shell; fg comes back.      Ctrl-Z  │
              │  show parked        Show only devices that are parked.           │
              │  enlarge            Give the whole screen to the pane, or pu… z  │
              │  quit               Close the view, or quit; asks while alar… q  │
              │  fit all            Show all devices, or all that pass the f… 0  │
              │                                                                  │
              │                                                                  │
              │                                                                  │
              │                                                                  │
              │                                                                  │
              └──────────────────────────────────────────────────────────────────┘

        ▲ SOS  Van 12  17s  ×2  Villeurbanne                                     +2 more
         Enter do it  Esc back  Up Down choose

        """#,
        .question: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ 1 Devices ──────────────────────────────────────────────────────────────── 7 ─
          STATUS    DEVICE▲              AGE   KM/H  BAT GSM  SAT PLACE
          ◌ stale   Bus 4                11s    0    90% ▂▄▆█     Saint-Étienne
          ✕ offline Car 9                42m    0    71% ▂      4 Mâcon
        ▲ ▪ parked  Trailer 7            36s    0    12% ▂▄▆    5 Grenoble
          ◆ idling  Truck 3               9s    0    67% ▂▄     7 Lyon
          ■ stopped Van 2                13s    0    49% ▂▄    12 Vienne
        ▲ ▶ moving  Van 12                7s   54 ↗  84% ▂▄▆    9 Villeurbanne
          ○ new     8617850015┌─ Question ──────────────────────┐
                              │ Acknowledge 3 alarms?           │
                              │                                 │
                              │ y or Enter: yes    n or Esc: no │
                              └─────────────────────────────────┘








        ▲ SOS  Van 12  17s  ×2  Villeurbanne                                     +2 more
         y yes  n no  Esc no

        """#,
    ]
}
