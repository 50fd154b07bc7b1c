/// The roads around Lyon that the simulated fleet drives, drawn by hand through towns, junctions and bends.
enum LyonRoads {
    /// All of them.
    static let all: [Road] = motorways + expressways + mainRoads + streets

    /// The A6, A7, A40, A41, A42, A43, A46, A47, A48, A49, A72 and A89.
    static let motorways: [Road] = [
        Road(
            "A6", .motorway,
            [
                .limonest, .bend(45.868, 4.752), .bend(45.905, 4.733), .anse, .bend(45.962, 4.733), .villefranche,
                .bend(46.030, 4.742), .bend(46.070, 4.741), .belleville, .bend(46.160, 4.765), .bend(46.215, 4.778),
                .bend(46.262, 4.797), .macon, .bend(46.345, 4.836), .bend(46.420, 4.868), .bend(46.490, 4.893),
                .tournus,
            ]),
        Road(
            "A7", .motorway,
            [
                .pierreBenite, .bend(45.680, 4.838), .bend(45.640, 4.842), .bend(45.618, 4.820), .ternay,
                .bend(45.578, 4.800), .bend(45.553, 4.838), .vienne, .bend(45.495, 4.852), .bend(45.460, 4.788),
                .bend(45.420, 4.772), .bend(45.370, 4.800), .chanas, .bend(45.270, 4.832), .bend(45.200, 4.815),
                .bend(45.130, 4.825), .tain, .bend(45.020, 4.868), .bend(44.975, 4.872), .valence,
            ]),
        Road(
            "A42", .motorway,
            [
                .bonnevay, .bend(45.785, 4.925), .neyron, .bend(45.826, 4.985), .montluel, .bend(45.868, 5.120),
                .meximieux, .bend(45.928, 5.262), .amberieu, .bend(46.005, 5.348), .pontDAin,
            ]),
        Road(
            "A40", .motorway,
            [
                .macon, .bend(46.292, 4.880), .bend(46.268, 4.960), .bend(46.265, 5.080), .bend(46.240, 5.170), .bourg,
                .bend(46.150, 5.290), .bend(46.095, 5.318), .pontDAin, .bend(46.092, 5.420), .bend(46.140, 5.520),
                .nantua, .bend(46.160, 5.690), .bend(46.125, 5.770), .bellegarde, .bend(46.088, 5.930),
                .bend(46.118, 6.040), .bend(46.085, 6.085), .cruseilles,
            ]),
        Road(
            "A41", .motorway,
            [
                .cruseilles, .bend(45.975, 6.110), .bend(45.930, 6.095), .annecy, .bend(45.885, 6.050),
                .bend(45.870, 5.998), .rumilly, .bend(45.800, 5.938), .bend(45.740, 5.945), .aix, .bend(45.630, 5.890),
                .chambery, .bend(45.540, 5.975), .montmelian, .bend(45.440, 6.000), .bend(45.360, 5.960), .crolles,
                .bend(45.235, 5.835), .bend(45.205, 5.770), .grenoble,
            ]),
        Road(
            "A43", .motorway,
            [
                .bron, .bend(45.722, 4.945), .manissieux, .bend(45.672, 5.060), .bend(45.648, 5.135), .isleDAbeau,
                .bourgoin, .bend(45.572, 5.350), .tourDuPin, .bend(45.556, 5.540), .bend(45.575, 5.650),
                .bend(45.572, 5.765), .bend(45.562, 5.840), .chambery,
            ]),
        Road(
            "A46", .motorway,
            [
                .anse, .bend(45.918, 4.790), .bend(45.880, 4.832), .bend(45.845, 4.885), .neyron, .bend(45.800, 4.968),
                .decines, .bend(45.740, 4.985), .manissieux, .bend(45.672, 4.948), .bend(45.650, 4.890),
                .bend(45.618, 4.838), .ternay,
            ]),
        Road(
            "A47", .motorway,
            [
                .ternay, .givors, .bend(45.560, 4.730), .bend(45.548, 4.668), .riveDeGier, .bend(45.505, 4.560),
                .saintChamond, .bend(45.458, 4.450), .saintEtienne,
            ]),
        Road(
            "A48", .motorway,
            [
                .bourgoin, .bend(45.545, 5.345), .bend(45.475, 5.405), .bend(45.410, 5.455), .rives,
                .bend(45.325, 5.575), .voreppe, .bend(45.240, 5.670), .grenoble,
            ]),
        Road(
            "A49", .motorway,
            [
                .valence, .bend(44.965, 4.960), .bend(45.018, 5.030), .romans, .bend(45.070, 5.140),
                .bend(45.110, 5.240), .saintMarcellin, .bend(45.210, 5.390), .bend(45.285, 5.505), .voreppe,
            ]),
        Road(
            "A72", .motorway,
            [
                .saintEtienne, .bend(45.470, 4.345), .bend(45.505, 4.310), .andrezieux, .bend(45.585, 4.215),
                .bend(45.660, 4.190), .feurs, .balbigny,
            ]),
        Road(
            "A89", .motorway,
            [
                .limonest, .bend(45.850, 4.700), .arbresle, .bend(45.872, 4.530), .tarare, .bend(45.870, 4.340),
                .bend(45.840, 4.260), .balbigny,
            ]),
    ]

    /// The motorways within the city and dual carriageways.
    static let expressways: [Road] = [
        Road(
            "M6", .expressway,
            [.limonest, .bend(45.815, 4.772), .bend(45.792, 4.775), .ecully, .bend(45.768, 4.805), .confluence]),
        Road("M7", .expressway, [.confluence, .bend(45.724, 4.822), .pierreBenite]),
        Road(
            "D383", .expressway,
            [.neyron, .bend(45.790, 4.905), .bonnevay, .bron, .venissieux, .bend(45.700, 4.855), .pierreBenite]),
        Road("A450", .expressway, [.pierreBenite, .bend(45.690, 4.800), .brignais, .bend(45.630, 4.760), .givors]),
        Road(
            "A432", .expressway,
            [
                .montluel, .bend(45.800, 5.085), .bend(45.760, 5.100), .airport, .bend(45.690, 5.085),
                .saintLaurent,
            ]),
        Road("N82", .expressway, [.balbigny, .bend(45.880, 4.160), .bend(45.960, 4.115), .roanne]),
        Road("N79", .expressway, [.macon, .bend(46.330, 4.760), .bend(46.365, 4.690), .cluny]),
    ]

    /// Roads between small towns.
    static let mainRoads: [Road] = [
        Road(
            "D1083", .mainRoad,
            [
                .caluire, .bend(45.840, 4.900), .bend(45.905, 4.950), .bend(45.955, 5.005), .villars,
                .bend(46.070, 5.095), .bend(46.140, 5.160), .bourg,
            ]),
        Road(
            "D936", .mainRoad,
            [
                .villefranche, .bend(46.030, 4.790), .bend(46.070, 4.870), .chatillon, .bend(46.150, 5.050),
                .bend(46.185, 5.140), .bourg,
            ]),
        Road("D17", .mainRoad, [.belleville, .bend(46.120, 4.850), .chatillon]),
        Road(
            "D1006", .mainRoad,
            [
                .saintPriest, .bend(45.690, 4.995), .saintLaurent, .bend(45.645, 5.100), .bend(45.618, 5.165),
                .isleDAbeau, .bourgoin, .bend(45.578, 5.360), .tourDuPin, .bend(45.545, 5.560), .pontDeBeauvoisin,
                .bend(45.520, 5.750), .bend(45.535, 5.850), .chambery,
            ]),
        Road(
            "D517", .mainRoad,
            [
                .decines, .bend(45.768, 5.050), .bend(45.748, 5.150), .cremieu, .bend(45.700, 5.340), .morestel,
                .bend(45.690, 5.560), .bend(45.735, 5.640), .belley, .bend(45.735, 5.770), .bend(45.720, 5.840), .aix,
            ]),
        Road(
            "D1075", .mainRoad,
            [
                .amberieu, .bend(45.880, 5.370), .bend(45.800, 5.400), .bend(45.735, 5.450), .morestel,
                .bend(45.620, 5.460), .tourDuPin,
            ]),
        Road(
            "D65", .mainRoad,
            [.meximieux, .bend(45.850, 5.190), .bend(45.790, 5.225), .cremieu, .bend(45.670, 5.255), .isleDAbeau]),
        Road(
            "D41", .mainRoad,
            [
                .vienne, .bend(45.518, 4.960), .bend(45.505, 5.050), .saintJean, .bend(45.530, 5.190),
                .bend(45.570, 5.240), .bourgoin,
            ]),
        Road(
            "D518", .mainRoad,
            [.saintJean, .bend(45.455, 5.200), .coteSaintAndre, .bend(45.385, 5.350), .bend(45.360, 5.430), .rives]),
        Road("D519", .mainRoad, [.coteSaintAndre, .bend(45.370, 5.160), .beaurepaire, .bend(45.325, 4.950), .chanas]),
        Road("D538", .mainRoad, [.beaurepaire, .bend(45.250, 5.030), .bend(45.150, 5.010), .romans]),
        Road(
            "D820", .mainRoad,
            [
                .chanas, .bend(45.300, 4.740), .annonay, .bend(45.285, 4.600), .bend(45.340, 4.520),
                .bend(45.385, 4.440), .saintEtienne,
            ]),
        Road("D8", .mainRoad, [.andrezieux, .bend(45.560, 4.160), .montbrison, .bend(45.680, 4.130), .feurs]),
        Road("N7", .mainRoad, [.tarare, .bend(45.935, 4.330), .bend(45.985, 4.210), .roanne]),
        Road(
            "D389", .mainRoad,
            [
                .feurs, .bend(45.745, 4.340), .bend(45.755, 4.480), .bend(45.780, 4.570), .arbresle,
                .bend(45.800, 4.690), .ecully,
            ]),
        Road("D38", .mainRoad, [.villefranche, .bend(45.965, 4.650), .boisDOingt, .bend(45.915, 4.500), .tarare]),
        Road("D485", .mainRoad, [.boisDOingt, .bend(45.875, 4.620), .arbresle]),
        Road("D42", .mainRoad, [.brignais, .bend(45.635, 4.700), .bend(45.580, 4.660), .riveDeGier]),
        Road("D306", .mainRoad, [.villefranche, .bend(46.050, 4.725), .belleville, .bend(46.210, 4.760), .macon]),
        Road("D992", .mainRoad, [.bellegarde, .bend(46.030, 5.830), .bend(45.940, 5.870), .rumilly]),
        Road(
            "D904", .mainRoad, [.belley, .bend(45.850, 5.680), .bend(45.890, 5.560), .bend(45.930, 5.420), .amberieu]),
    ]

    /// Streets of Lyon.
    static let streets: [Road] = [
        Road("Cours Gambetta", .street, [.bellecour, .bend(45.7560, 4.8420), .bend(45.7525, 4.8560), .bron]),
        Road(
            "Rue Garibaldi", .street,
            [.caluire, .bend(45.7850, 4.8530), .bend(45.7710, 4.8520), .partDieu, .bend(45.7460, 4.8530), .gerland]),
        Road(
            "Cours Lafayette", .street,
            [
                .bellecour, .bend(45.7630, 4.8370), .bend(45.7628, 4.8480), .partDieu, .bend(45.7650, 4.8690),
                .villeurbanne, .bend(45.7680, 4.8950), .bonnevay,
            ]),
        Road(
            "Quai Perrache", .street,
            [.bellecour, .bend(45.7500, 4.8290), .confluence, .bend(45.7360, 4.8230), .gerland]),
        Road(
            "Avenue Tony Garnier", .street,
            [.gerland, .bend(45.7170, 4.8390), .portHerriot, .bend(45.7060, 4.8600), .venissieux]),
        Road(
            "Quai Saint-Vincent", .street,
            [.bellecour, .bend(45.7660, 4.8280), .bend(45.7720, 4.8150), .vaise, .bend(45.7770, 4.7920), .ecully]),
        Road(
            "Quai Clemenceau", .street,
            [.vaise, .bend(45.7900, 4.8180), .bend(45.7990, 4.8330), .caluire, .bend(45.8070, 4.8800), .neyron]),
        Road("Route de Lyon", .street, [.venissieux, .bend(45.7000, 4.9150), .saintPriest, .manissieux]),
        Road("Avenue Jean Jaurès", .street, [.bonnevay, .bend(45.7690, 4.9350), .decines]),
        Road(
            "Boulevard des Expositions", .street, [.bron, .bend(45.7300, 4.9400), .bend(45.7120, 4.9500), .saintPriest]),
    ]
}
