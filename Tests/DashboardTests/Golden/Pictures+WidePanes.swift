extension Pictures {
    /// The panes at 140x40.
    static let widePanes: [Scene: String] = [
        .empty: #"""
         fleettop  0 devices   ▶ 0 moving  ◆ 0 idling  ■ 0 stopped  ▪ 0 parked  ◌ 0 stale  ✕ 0 offline  ○ 0 new            127.0.0.1:8888  14:02:31
        ─ 1 Devices ──────────────────────────────────────────────────────── 0 ─┬─ 3 Map  world ────────────────────────────────────────────── z-1 ─
                                                                                │                ⢀⡤⠤⠤⡀  ⢠⠔⠒⠒⢄
                                                                                │              ⢀⡖⠋  ⣠⡟⠒⠜⠣ ⠐⠒⡧⠤⡄                  ⢀
                                                                                │            ⢀ ⢎⠙⡶⢀⡠⢷⠁      ⠠⡜    ⣠⡴⣎⡆  ⠺⠟      ⠰⡉⣆
                                                                                │         ⢀⢤⢾⠚⠿⣟⢲⠇⣸⢮⣅       ⢈⡆    ⢣⢴⡷       ⢀    ⠉⣯⣇
                                                                                │         ⣘⣺⣾⠷⠻⢿⣟⣟⡎ ⠓⠒⡆     ⢸⡄     ⠉      ⣔⠝⠋  ⢠⠔⠒⠁⢈⡹   ⠰⡶⠦⡄
                                                                                │   ⣀⡀    ⢇⣞⠓⢿⢻⣿⢟⠋⠟⣤  ⢸⡀   ⢀⣿       ⢀⣀   ⢰⣏ ⡰⣶⡼⠉    ⠉⠙⠋⢇⣤⡟⠧⢄⣀
                                                                                │ ⠰⣎ ⠉⠉⠑⠒⠉⠛⠚⠯⡶⠿⡿⢿⡯⣻⣤⠳⣀⢘⡇  ⡠⠬⠋⢀     ⡜⠉⠈⣓⢤⣤⡔⠶⠗⠳⣻              ⠈⠊⠚⠉⠲⣀
                                                                                │ ⠸⡿           ⢀⡴⠿⢔⣣⣽⠇⠈⢆⢀⠏⠁ ⠿⠝⠂  ⣀⠎⢀⡟⠂⠸⠟⠁    ⠁              ⢀⣀ ⣀⡞⠺⠅
                                                                                │ ⠈⢳⣶⠟⠛⠒⢤      ⠸⣄ ⢸⠈⠷⢇ ⠈⠙      ⣤⡄⢣⣦⡜⣵⠓                   ⡔⠒⠖⡿⡽⠚⠁
                                                                                │  ⠉⠁   ⠘⢷⣀      ⠙⠟ ⣀⣈⣷       ⠰⣿⣵⠞⠛⠋⠁                   ⠘⣿⡄ ⠷⠁
                                                                                │         ⡏        ⢐⡿⠟⠙⠃      ⢀⠬⢇⡤⣴⣦ ⣴⣶⣧⢰⣾⡀            ⢀⡴⣿⡆
                                                                                │         ⠹⣄      ⣸⠏          ⢘⡶⠿⠚⣟⡋⣿⠻⢶⠁ ⠛⠃          ⢻⡻⢿⢴⠿
                                                                                │          ⠈⢷⣄ ⡞⠛⣹⣇          ⢠⠞    ⠉⠉⠉⢻⡄ ⢷⣴⡤⣄   ⣀   ⢀⣠⡇⠈
                                                                                │            ⠈⠲⠷⣿⣭⠉⣛⡃        ⢽         ⢿⣆⣴⠚⠁ ⢣⢠⠎⠉⢷⣀⢻⠁⢰⣆
                                                                                │                ⠙⣻⠉⠉⠙⠒⣄     ⠈⠳⠤⠔⠦⡄     ⣩⠏    ⠛⠂ ⢼⣿⣉⡤⣿⣻⡀
                No tracker yet.                                                 │                 ⢇    ⠈⠉⢒⡆       ⢳    ⣾          ⠙⠯⢷⢿⣇⡟⣛⢿⢶⡖
                Listening on 127.0.0.1:8888, TCP and UDP.                       │                 ⠘⠢⡀    ⡼        ⢸   ⢠⠼⡖⡇          ⢀⣀⠶⠛⠙⠼⢧⡀ ⢀⡀
                                                                                │                  ⢸   ⡰⠋⠁         ⢇ ⢀⠞ ⠛⠁          ⢸⡀ ⣀   ⢹  ⠁
                Point a C720 here by SMS (password 123456):                     │                  ⡜⢀⣠⠗⠁           ⠘⠋⠉              ⠈⠛⠉⠁⠙⠧⣤⠏   ⣶⡄
                :123456C<apn>,<this host's IP>:8888#   server                   │                  ⡏⢼⠁                                    ⠛   ⠾⠋
                :123456M1,030S#                        report every 30 s        │                  ⢧⣇⠐⠂
                :123456L+00#                           clock in UTC             │
                                                                                │                   ⢀⡴⠆                  ⢀⣀     ⡀ ⢀⡀⣀ ⡀⢀⣠
                                                                                │ ⊢────────⊣ 5000 km ⡅           ⣀⣀⣀⣀⣀⡴⡴⠚⠉⠈⠛⢲⢀⠜⠉⠉⠉⠁ 33.00 N 10.00 E
                                                                                ├─ 2 Alarms ────────────────────────────────────────────────────────
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │                            No alarms.
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │
                                                                                │
         a acknowledge  / filter  f status  ! problems  : palette  Enter details  z enlarge  ? help

        """#,
        .fleet: #"""
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
                                                                                │          ⠈⠢⡀                                     ⡇      • Annecy
                                                                                │            ⠈⢆                  ⢀⣀⣀⡀   ⡠⠒⠤⡀      ⢀⠇
                                                                                │             ⠸⡀     Truck 3 ◆⠤↗ Van 12    ⠘⢄     ⡸
                                                                                │              ⡇             ⡎               ⠣⣀⡀ ⡔⠁
                                                                                │              ⢸            ⢰⠁                 ⠈⠉
                                                                                │              ⢸            ⠈⡆
                                                                                │              ⠈⡆            ⢸■ Van 2
                                                                                │              ⢀⠇           ⢠⠃
                                                                                │              ⡸   ◌ Bus 4  ⡇
                                                                                │             ⡔⠁            ⡇
                                                                                │           ⢀⠎              ⡇
                                                                                │        ⣀⠤⠔⠊               ⢸
                                                                                │       ⢰⠁                   ⢇                   ▪ Trailer 7
                                                                                │       ⡇                    ⠸⡀
                                                                                │ ⊢─────────────⊣ 50 km       ⡇                      45.75 N 5.05 E
                                                                                ├─ 2 Alarms ───────────────────────────────────── 3 unacknowledged ─
                                                                                │▲ SOS               Van 12          17s ×2   Villeurbanne
                                                                                │▲ power cut         Trailer 7        4m      Grenoble
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
         a acknowledge  / filter  f status  ! problems  : palette  Enter details  z enlarge  ? help

        """#,
        .feed: #"""
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
                                                                                │          ⠈⠢⡀                                     ⡇      • Annecy
                                                                                │            ⠈⢆                  ⢀⣀⣀⡀   ⡠⠒⠤⡀      ⢀⠇
                                                                                │             ⠸⡀     Truck 3 ◆⠤↗ Van 12    ⠘⢄     ⡸
                                                                                │              ⡇             ⡎               ⠣⣀⡀ ⡔⠁
                                                                                │              ⢸            ⢰⠁                 ⠈⠉
                                                                                │              ⢸            ⠈⡆
                                                                                │              ⠈⡆            ⢸■ Van 2
                                                                                │              ⢀⠇           ⢠⠃
                                                                                │              ⡸   ◌ Bus 4  ⡇
                                                                                │             ⡔⠁            ⡇
                                                                                │           ⢀⠎              ⡇
                                                                                │        ⣀⠤⠔⠊               ⢸
                                                                                │       ⢰⠁                   ⢇                   ▪ Trailer 7
                                                                                │       ⡇                    ⠸⡀
                                                                                │ ⊢─────────────⊣ 50 km       ⡇                      45.75 N 5.05 E
                                                                                ├─ 2 Alarms ───────────────────────────────────── 3 unacknowledged ─
                                                                                │▲ SOS               Van 12          17s ×2   Villeurbanne
                                                                                │▲ power cut         Trailer 7        4m      Grenoble
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
         a acknowledge  A acknowledge all  u undo  : palette  Enter details  z enlarge  ? help

        """#,
    ]
}
