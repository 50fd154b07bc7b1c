import Canvas
import Fleet
import Testing

@testable import Dashboard

/// How bytes are drawn: offsets, hex, text, and the bytes that stand out.
struct WireDrawingTests {
    private func dump(_ bytes: [UInt8], chosen: Range<Int>? = nil, width: Int = 80, height: Int = 3) -> Canvas {
        var canvas = Canvas(width: width, height: height)
        WireDump(
            bytes: bytes, inks: Array(repeating: .plain, count: bytes.count), chosen: chosen,
            chosenStyle: Style(attributes: .reverse), quiet: .plain, isAscii: false
        )
        .draw(
            on: &canvas, in: Rect(x: 0, y: 0, width: width, height: height), glyphs: .utf8, scrollbar: .plain)
        return canvas
    }

    @Test func hexAndTextStandSideBySide() {
        let bytes: [UInt8] = Array("#8617,CMD-T\u{1B}[2J".utf8) + [0x0D, 0x0A, 0xFF, 0x41]
        let lines = dump(bytes).text.split(separator: "\n")
        #expect(lines[0] == "000  23 38 36 31 37 2C 43 4D  44 2D 54 1B 5B 32 4A 0D  #8617,CMD-T·[2J·")
        #expect(lines[1] == "010  0A FF 41                                          ··A")
    }

    @Test func aLineOfSixteenBytesTakesTheWidthItSays() {
        let line = dump(Array(repeating: 0x41, count: 16)).text.split(separator: "\n")[0]
        #expect(line.count == WireDump.width(bytes: 16))
    }

    @Test(arguments: [(71, 16), (70, 8), (38, 8), (37, 4), (22, 4), (21, 2), (10, 2)])
    func narrowRoomsHaveFewerBytesALine(width: Int, bytes: Int) {
        #expect(WireDump.bytesPerLine(width: width) == bytes)
    }

    @Test func theChosenBytesStandOutInHexAndInText() {
        let canvas = dump(Array("abcdefghijklmnop".utf8), chosen: 6..<10)
        let marked = (0..<80).filter { canvas[$0, 0].style.attributes.contains(.reverse) }
        // From the first digit of byte 6 to the last digit of byte 9, the gap of two columns included, then the text.
        let hex = Array(23..<(23 + 4 * 3))
        #expect(marked == hex + Array(61...64))
    }

    @Test func theChosenBytesAreScrolledIntoSight() {
        let bytes = (0..<255).map { UInt8($0) }
        for range in [0..<1, 100..<103, 250..<255, 16..<200] {
            let text = dump(bytes, chosen: range).text
            let line = range.lowerBound / 16 * 16
            #expect(text.contains("\n" + WireBytes.offset(line)) || text.hasPrefix(WireBytes.offset(line)), "\(range)")
        }
    }

    @Test(arguments: [0, 1, 5, 10, 40, 80, 119, 120, 140, 300], [0, 1, 3, 9, 10, 11, 12, 22, 60])
    func thePartsNeverOverlapOrLeaveTheRoom(width: Int, height: Int) {
        let room = Rect(x: 0, y: 1, width: width, height: height)
        for part in [WireView.Part.messages, .fields] {
            let layout = WireLayout(room, part: part)
            let parts = [layout.messages, layout.dump, layout.fields, layout.rule].filter { !$0.isEmpty }
            for rect in parts { #expect(rect.intersection(room) == rect) }
            for (place, rect) in parts.enumerated() {
                for other in parts[(place + 1)...] { #expect(rect.intersection(other).isEmpty) }
            }
        }
    }

    @Test func wideScreensHaveRoomForSixteenBytes() {
        for width in ScreenLayout.wideColumns...240 {
            let layout = WireLayout(Rect(x: 0, y: 1, width: width, height: 30), part: .messages)
            #expect(WireDump.bytesPerLine(width: layout.dump.width - 2) == 16)
        }
    }
}
