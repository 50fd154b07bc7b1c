import Canvas
import Testing

/// Colours where there are only sixteen, or eight.
struct FewColorsTests {
    @Test(
        arguments: [
            (0x5FD787, 10), (0xFF5F5F, 9), (0x87AFFF, 12), (0xFFD75F, 11), (0xD787FF, 13), (0x87D7FF, 14),
            (0xC9D1D9, 7), (0xF0F4F8, 15), (0x3A424D, 8),
        ] as [(UInt32, Int)])
    func theHueDecides(rgb: UInt32, index: Int) {
        #expect(ColorMap.ink(rgb, on: 0, depth: .sixteen) == index)
    }

    @Test func darkGreyAndBlueAreNoInkOfEightOnBlack() {
        for rgb: UInt32 in [0x3A424D, 0x626262, 0x101010] {
            #expect(ColorMap.ink(rgb, on: 0, depth: .eight) == 7)
        }
        #expect(ColorMap.ink(0x87AFFF, on: 0, depth: .eight) == 14)
        #expect(ColorMap.ink(0x3B4FB8, on: 7, depth: .eight) == 4)
    }

    @Test func noInkIsItsGround() {
        for depth in [ColorDepth.eight, .sixteen] {
            for ground in 0..<(depth == .eight ? 8 : 16) {
                for step in 0..<4096 {
                    let rgb = UInt32(step & 15) * 0x110000 | UInt32(step >> 4 & 15) * 0x1100 | UInt32(step >> 8) * 0x11
                    let ink = ColorMap.ink(rgb, on: ground, depth: depth)
                    #expect(ink != ground)
                    #expect(depth == .sixteen || ink != 8)
                }
            }
        }
    }

    @Test func barsStandOutFromBlack() {
        #expect(ColorMap.ground(0x303A46, depth: .sixteen) == 8 && ColorMap.ground(0x303A46, depth: .eight) == 7)
        #expect(ColorMap.ground(0x005F87, depth: .sixteen) == 4 && ColorMap.ground(0x005F87, depth: .eight) == 4)
        #expect(ColorMap.ground(0x1C2128, depth: .eight) == 0 && ColorMap.ground(0x002B36, depth: .sixteen) == 0)
        #expect(ColorMap.ground(0xFFFFFF, depth: .eight) == 7 && ColorMap.ground(0xFFFFFF, depth: .sixteen) == 15)
    }
}
