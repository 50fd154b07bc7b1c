extension Pictures {
    /// A question, a filter and the frozen screen at 140x40.
    static let wideStates: [Scene: String] = [
        .question: #"""
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
                                                            ┌─ Question ──────────────────────┐⠈⡆            ⢸■ Van 2
                                                            │ Acknowledge 3 alarms?           │⢀⠇           ⢠⠃
                                                            │                                 │⡸   ◌ Bus 4  ⡇
                                                            │ y or Enter: yes    n or Esc: no │⠁            ⡇
                                                            └─────────────────────────────────┘             ⡇
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
         y yes  n no  Esc no

        """#,
        .filter: #"""
         fleettop  ▲ 3   ▶ 1 moving  ◆ 1 idling  ■ 1 stopped  ▪ 1 parked  ◌ 1 stale  ✕ 1 offline  ○ 1 new           127.0.0.1:8888  0.0/s  14:02:36
        ─ 1 Devices  /van ──────────────────────────────────────────────── 2/7 ─┬─ 3 Map  45.65 N 4.89 E ────────────────────────────────────── z8 ─
          STATUS    DEVICE▲           AGE   KM/H  BAT GSM  SAT PLACE            │                                               ⣀⣀⣀⣀
          ■ stopped Van 2             13s    0    49% ▂▄    12 Vienne           │                                      ⡠⠔⠒⠒⠉⠉⠉⠉⠉    ⠉⠉⠉⠒⠒⠒⠤⠤⠤⣀⣀⣀⠤⠤⠔⠒
        ▲ ▶ moving  Van 12             7s   54 ↗  84% ▂▄▆    9 Villeurbanne     │                                   ⡠⠔⠉
                                                                                │                            • Lyon ↗ Van 12
                                                                                │                               ⡜
                                                                                │                              ⡜
                                                                                │                             ⡜
                                                                                │                            ⡜
                                                                                │                           ⢠⠃
                                                                                │                           ⢸
                                                                                │                           ⡎
                                                                                │                           ⡇
                                                                                │                          ⢸
                                                                                │                          ⠸⡀
                                                                                │                           ⡇
                                                                                │                           ⢱
                                                                                │                           ⠈⠢⣀
                                                                                │                              ⢱
                                                                                │                              ⡎
                                                                                │                             ⢀⠇
                                                                                │                             ⡸  ■ Van 2
                                                                                │                            ⡰⠁
                                                                                │                          ⢀⠜
                                                                                │ ⊢──────────⊣ 10 km      ⢀⠎                         45.65 N 4.89 E
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
        /van                                                                                                                                     2/7

        """#,
        .frozen: #"""
         fleettop  ▲ 3   ▶ 1 moving  ◆ 1 idling  ■ 1 stopped  ▪ 1 parked  ◌ 1 stale  ✕ 1 offline  ○ 1 new           127.0.0.1:8888  0.2/s  14:02:36
         FROZEN at 14:02:36: since then 1 report, 0 new alarms. p goes on.
        ─ 1 Devices ──────────────────────────────────────────────────────── 7 ─┬─ 3 Map  Lyon and around ───────────────────────────────────── z6 ─
          STATUS    DEVICE▲           AGE   KM/H  BAT GSM  SAT PLACE            │         ⡇                                              ⠪⡀   ⡠⣊⠤⠒⠒⢒
          ◌ stale   Bus 4             11s    0    90% ▂▄▆█     Saint-Étienne    │         ⢇                                               ⢸ ⢀⡼⠊⡠⠔⠒⠉⠁
          ✕ offline Car 9             42m    0    71% ▂      4 Mâcon            │         ⢸                  ✕ Car 9                      ⡜⢰⠁⢣⠜
        ▲ ▪ parked  Trailer 7         36s    0    12% ▂▄▆    5 Grenoble         │          ⢇                                           ⣀⠤⠊ ⡎⡰⡡⠃
          ◆ idling  Truck 3            9s    0    67% ▂▄     7 Lyon             │           ⢣                                          ⣇⡠⠔⢊• Geneva
          ■ stopped Van 2             13s    0    49% ▂▄    12 Vienne           │           ⢸                                        ⡔⠊⠁⠉⠉⠁
        ▲ ▶ moving  Van 12             7s   54 ↗  84% ▂▄▆    9 Villeurbanne     │           • Roanne                                ⡜
          ○ new     861785001515307   10s                                       │          ⡜                                       ⢸
                                                                                │          ⠱⡀                                      ⡜
                                                                                │           ⠈⠢⡀                          ⣀         ⡇      • Annecy
                                                                                │             ⢱                ⣀⠤⠔⠒⠒⠢⠤⠤⠤⠊ ⠉⢢      ⢰⠁
                                                                                │             ⠈⡆     Truck 3 ◆⠉↗ Van 12     ⠑⡄   ⢀⠎
                                                                                │              ⢣            ⢀⠇               ⠈⠒⠢⠤⠃
                                                                                │              ⢸            ⠸⡀
                                                                                │              ⠸⡀            ⢣
                                                                                │               ⡇            ⡜■ Van 2
                                                                                │              ⢰⠁  ◌ Bus 4  ⡜
                                                                                │             ⢀⠎            ⡇
                                                                                │            ⡠⠃             ⡇
                                                                                │          ⢀⡰⠁              ⢣
                                                                                │       ⢀⠖⠉⠁                ⠘⡄                   ▪ Trailer 7
                                                                                │       ⡜                    ⢱
                                                                                │ ⊢─────────────⊣ 50 km      ⠈⡆                      45.75 N 5.05 E
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
    ]
}
