extension Pictures {
    /// Texts and lists over the panes at 140x40.
    static let wideViews: [Scene: String] = [
        .details: #"""
         fleettop  ▲ 3   ▶ 1 moving  ◆ 1 idling  ■ 1 stopped  ▪ 1 parked  ◌ 1 stale  ✕ 1 offline  ○ 1 new           127.0.0.1:8888  0.0/s  14:02:36
        ─ Details  Van 12 ──────────────────────────────────────────────────────┬─ 3 Map  Lyon and around ───────────────────────────────────── z6 ─
         Van 12                                                                 │       ⠈⠑⡆                                              ⡸    ⢀⠔⠊⣉⣀⣀
         identity        861785001515301                                        │         ⡇                                              ⠈⢢  ⡠⡪⠒⢉⣀⠤⠔
         status          moving: two fixes in a row at 5 km/h or more, or 200 m │         ⢱                  ✕ Car 9                      ⢸⢀⠜⡎⢠⠊⠁
                         from the last stop                                     │         ⠘⡄                                             ⡠⠃⡸⢀⠜⡅
         heard           7s ago, 2026-11-22 14:02:29                            │          ⠑⡄                                          ⡖⠉⢀⡠• Geneva
         usual interval  30s                                                    │           ⢸                                        ⢀⡠⠗⠮⠥⠔⠊⠁
                                                                                │           ⢸                                       ⢠⠃
         Position                                                               │          ⢠• Roanne                               ⢠⠃
         place           Villeurbanne                                           │          ⢇                                       ⢸
         coordinates     45.770000 N  4.900000 E                                │          ⠈⠢⡀                                     ⡇      • Annecy
         fix             2026-11-22 14:02:29, 7s ago                            │            ⠈⢆                  ⢀⣀⣀⡀   ⡠⠒⠤⡀      ⢀⠇
         speed           54.0 km/h                                              │             ⠸⡀     Truck 3 ◆⠤↗ Van 12    ⠘⢄     ⡸
         course          45°                                                    │              ⡇             ⡎               ⠣⣀⡀ ⡔⠁
         satellites      9                                                      │              ⢸            ⢰⠁                 ⠈⠉
         trail           3 fixes                                                │              ⢸            ⠈⡆
                                                                                │              ⠈⡆            ⢸■ Van 2
         Supply and network                                                     │              ⢀⠇           ⢠⠃
         battery         84 %                                                   │              ⡸   ◌ Bus 4  ⡇
         signal          22                                                     │             ⡔⠁            ⡇
                                                                                │           ⢀⠎              ⡇
         Alarms                                                                 │        ⣀⠤⠔⠊               ⢸
         14:02:19        SOS ×2. Call the driver; if nobody answers, send help  │       ⢰⠁                   ⢇                   ▪ Trailer 7
                         to the position.                                       │       ⡇                    ⠸⡀
                                                                                │ ⊢─────────────⊣ 50 km       ⡇                      45.75 N 5.05 E
         Connection                                                             ├─ 2 Alarms ───────────────────────────────────── 3 unacknowledged ─
         dialect         gotop                                                  │▲ SOS               Van 12          17s ×2   Villeurbanne
         from            198.51.100.7:41234 over tcp                            │▲ power cut         Trailer 7        4m      Grenoble
         first heard     2026-11-22 14:01:29                                    │▲ low battery       Trailer 7        1m      Grenoble
         messages        5, of these 3 positions, 2 alarms                      │· geofence 2        Truck 3         21m      acknowledged by ana
                                                                                │
         Last message                                                           │
         type            ALM                                                    │
         text            #861785001515301,ALM,V#                                │
         hex             23 38 36 31 37 38 35 30 30 31 35 31 35 33 30 31 2C 41  │
                         4C 4D 2C 56 23                                         │
                                                                                │
                                                                                │
         Esc back  a acknowledge  j k scroll  y copy

        """#,
        .help: #"""
         fleettop  ▲ 3   ▶ 1 moving  ◆ 1 idling  ■ 1 stopped  ▪ 1 parked  ◌ 1 stale  ✕ 1 offline  ○ 1 new           127.0.0.1:8888  0.0/s  14:02:36
        ─ Help ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────── 37/104 ─
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
         Esc           Leave one step: a view, the enlarged pane, a filter. Never quits.

         Find
         /             Filter while typing: words, field:value, speed>80, !word. Enter keeps, Esc restores.
         f             Show only the next status.
         F             Show only the status before.
         !             Show only stale, offline and new devices and those with alarms, or all again.
         <             Sort by the column to the left.
         >             Sort by the column to the right.
         I             Turn the order round.

         Alarms
         a             Take notice of the alarm, or of the newest one of the selected device.  (not now: Bus 4 has no unacknowledged alarm)
         A             Take notice of all alarms of the feed, after a question.
         u             Take the last acknowledgement back, or that of the alarm under the cursor.

         Map
         Esc back  j k scroll  G end

        """#,
        .palette: #"""
         fleettop  ▲ 3   ▶ 1 moving  ◆ 1 idling  ■ 1 stopped  ▪ 1 parked  ◌ 1 stale  ✕ 1 offline  ○ 1 new           127.0.0.1:8888  0.0/s  14:02:36
        ─ 1 Devices ──────────────────────────────────────────────────────── 7 ─┬─ 3 Map  Lyon and around ───────────────────────────────────── z6 ─
          STATUS    DEVICE▲           AGE   KM/H  BAT GSM  SAT PLACE            │       ⠈⠑⡆                                              ⡸    ⢀⠔⠊⣉⣀⣀
          ◌ stale   Bus 4             11s    0    90% ▂▄▆█     Saint-Étienne    │         ⡇                                              ⠈⢢  ⡠⡪⠒⢉⣀⠤⠔
          ✕ offline Car 9             42m    0    71% ▂      4 Mâcon            │         ⢱                  ✕ Car 9                      ⢸⢀⠜⡎⢠⠊⠁
        ▲ ▪ parked  Trailer 7         36s    0    12% ▂▄▆    5 Grenoble         │         ⠘⡄                                             ⡠⠃⡸⢀⠜⡅
          ◆ idling  Truck 3            9s    0    67% ▂▄     7 Lyon             │          ⠑⡄                                          ⡖⠉⢀⡠• Geneva
          ■ stopped Van 2             13s    0    49% ▂▄    12 Vienne           │           ⢸                                        ⢀⡠⠗⠮⠥⠔⠊⠁
        ▲ ▶ moving  Van 12             7s   54 ↗  84% ▂▄▆    9 Villeurbanne     │           ⢸                                       ⢠⠃
          ○ new     861785001515307   10s                                       │          ⢠• Roanne                               ⢠⠃
                                                                                │          ⢇                                       ⢸
                                            ┌─ Palette ────────────────────────────────────────────────────────┐                   ⡇      • Annecy
                                            │ :ack                                                             │ ⢀⣀⣀⡀   ⡠⠒⠤⡀      ⢀⠇
                                            │  acknowledge        Bus 4 has no unacknowledged alarm         a  │ Van 12    ⠘⢄     ⡸
                                            │  acknowledge all    Take notice of all alarms of the feed, a… A  │             ⠣⣀⡀ ⡔⠁
                                            │  back               Leave one step: a view, the enlarged p… Esc  │               ⠈⠉
                                            │  status back        Show only the status before.              F  │
                                            │  undo               Take the last acknowledgement back, or t… u  │Van 2
                                            │  suspend            Go to the shell; fg comes back.      Ctrl-Z  │
                                            │  show parked        Show only devices that are parked.           │
                                            │  enlarge            Give the whole screen to the pane, or pu… z  │
                                            │  quit               Close the view, or quit; asks while alar… q  │
                                            │  fit all            Show all devices, or all that pass the f… 0  │
                                            │                                                                  │                 ▪ Trailer 7
                                            │                                                                  │
                                            │                                                                  │                     45.75 N 5.05 E
                                            │                                                                  │───────────────── 3 unacknowledged ─
                                            │                                                                  │     17s ×2   Villeurbanne
                                            └──────────────────────────────────────────────────────────────────┘      4m      Grenoble
                                                                                │▲ low battery       Trailer 7        1m      Grenoble
                                                                                │· geofence 2        Truck 3         21m      acknowledged by ana
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │
         Enter do it  Esc back  Up Down choose

        """#,
    ]
}
