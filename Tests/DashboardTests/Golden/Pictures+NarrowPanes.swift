extension Pictures {
    /// The panes at 80x24.
    static let narrowPanes: [Scene: String] = [
        .empty: #"""
         fleettop                                              127.0.0.1:8888  14:02:31
        ─ 1 Devices ──────────────────────────────────────────────────────────────── 0 ─






                    No tracker yet.
                    Listening on 127.0.0.1:8888, TCP and UDP.

                    Point a C720 here by SMS (password 123456):
                    :123456C<apn>,<this host's IP>:8888#   server
                    :123456M1,030S#                        report every 30 s
                    :123456L+00#                           clock in UTC







          no unacknowledged alarms
         a acknowledge  / filter  f status  ! problems  : palette  Enter details  ? help

        """#,
        .fleet: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
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
        .feed: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ 2 Alarms ────────────────────────────────────────────────── 3 unacknowledged ─
        ▲ SOS                  Van 12              17s ×2   Villeurbanne
        ▲ power cut            Trailer 7            4m      Grenoble
        ▲ low battery          Trailer 7            1m      Grenoble
        · geofence 2           Truck 3             21m      acknowledged by ana

















         a acknowledge  A acknowledge all  u undo  : palette  Enter details  ? help

        """#,
        .map: #"""
         fleettop ▲3 ▶1 ◆1 ■1 ▪1 ◌1 ✕1 ○1               127.0.0.1:8888  0.0/s  14:02:36
        ─ 3 Map  Lyon and around ────────────────────────────────────────────────── z6 ─
                          ⠈⢹                                       ⢎   ⢀⠔⣊⠥⠤⠤⠤⠤⣀⣈⠉⢢
                           ⠸⡀                                      ⠈⡆ ⡠⡗⡩⠔⠊⠉⠉⠉⠉⠉⢹⠒⠊⢆
                            ⢇              ✕ Car 9                 ⡰⠁⡎⢹⡜         ⢇ ⠈⢆
                            ⠘⡄                                   ⢠⠒⠁• Geneva     ⡎  ⠈⢆
                • Vichy      ⢸                                  ⣀⠼⠶⠭⠒⠁          ⠘⢄    ⠣⠔
                             ⡸                                 ⡜                  ⠱⡀
                            ⡰⠁                                ⢸                    ⠈⢢
                            ⠱⡀                                ⡜                      ⡣⣀
                             ⠈⢢                     ⢀⡠⣀       ⡇                   ⣀⠤⠊  ⠉
          • Clermont-Ferrand   ⢇   Truck 3 ◆⢀↗ Van 12  ⠑⡄    ⡸                   ⡜
                               ⠸⡀          ⢠⠃           ⠈⠢⢄⡀⡔⠁                   ⠣⡀
                                ⡇          ⡇               ⠈                      ⠈⢢
                                ⢇          ⠘⡄                                       ⠱⡀
                                ⢸          ⡜■ Van 2                                  ⠑⢄
                                ⡎  ◌ Bus 4                                            ⠈⠢
                              ⢀⠜          ⢸                                            ⡜
                             ⡰⠁           ⠸⡀                                          ⢠⠃
                          ⢠⠔⠊⠁             ⢇                ▪ Trailer 7            ⣀⠔⠉⠉
                          ⡇                ⠸⡀                                 ⡔⠒⠒⠒⠊
         ⊢──────────⊣ 50 km                 ⡇                            45.75 N 5.05 E
        ▲ SOS  Van 12  17s  ×2  Villeurbanne                                     +2 more
         a acknowledge  + zoom in  - zoom out  0 fit all  c centre  t follow  ? help

        """#,
    ]
}
