/// Good messages to measure with.
enum Samples {
    /// Name, what logs in first where the dialect needs it, and the message.
    static let all: [(name: String, login: [UInt8], message: [UInt8])] = [
        (
            "gotop position", [],
            Array(
                "#861785001515349,CMD-T,A,DATE:120903,TIME:160649,LAT:59.9326566N,LOT:010.7875033E,Speed:005.5,X-X-X-X-49-5,000,24202-0ED9-D93B#"
                    .utf8)
        ),
        (
            "gotop full tail", [],
            Array(
                "#867273021518134,CMD-T,A,DATE:190611,TIME:081530,LAT:22.7613506N,LOT:114.3610382E,Speed:63.4,1-1-0-0-88-23,271,46000-262D-0FF86A12,09,0.95,29.0,,,#"
                    .utf8)
        ),
        (
            "gotop alarm", [],
            Array(
                "#861785001515349,ALM-A,V,DATE:120903,TIME:160649,LAT:59.9326566N,LOT:010.7875033E,Speed:005.5,84-20,000#"
                    .utf8)
        ),
        ("gotop heartbeat", [], Array("#861785001515349,CMD-X#".utf8)),
        ("gt06 position", gt06Login, gt06Position),
        (
            "trv position", Array("TRVAP00869207032612724#".utf8),
            Array(
                "TRVAP01080524A2232.9806N11404.9355E000.1061830323.8706000908000102,460,0,9520,3671#"
                    .utf8)
        ),
        (
            "gps103 position", [],
            Array(
                "imei:359769031878322,tracker,1602160718,,F,221811.000,A,1655.2193,S,14546.6722,E,10.00,90.5,12.5,1,0,,,;"
                    .utf8)
        ),
        (
            "h02 position", [],
            Array(
                "*HQ,353505620301047,V1,100907,A,0506.3415,N,00722.3332,E,0.00,0,140416,FFFFFBFF,26d,12f,3f5a,ada3#"
                    .utf8)
        ),
        (
            "tlt2h position", [],
            Array(
                "#357671030946351#V500#0000#AUTO#1\r\n#$GPRMC,223835,A,0615.3545,S,10708.5779,E,14.62,97.41,070313,,*70\r\n##\r\n"
                    .utf8)
        ),
    ]

    private static let gt06Login: [UInt8] = [
        0x78, 0x78, 0x0D, 0x01, 0x03, 0x58, 0x89, 0x90, 0x55, 0x30, 0x16, 0x94, 0x00, 0x06, 0x7E, 0xC3, 0x0D, 0x0A,
    ]
    private static let gt06Position: [UInt8] = [
        0x78, 0x78, 0x1F, 0x12, 0x0F, 0x07, 0x15, 0x15, 0x2D, 0x18, 0xC6, 0x04, 0x6A, 0x4D, 0xD2, 0x00, 0xED, 0x32,
        0xFF, 0x00, 0x3C, 0x1D, 0x01, 0x0C, 0x03, 0x2C, 0xEC, 0x00, 0x04, 0x8B, 0x00, 0x30, 0xCD, 0x2C, 0x0D, 0x0A,
    ]
}
