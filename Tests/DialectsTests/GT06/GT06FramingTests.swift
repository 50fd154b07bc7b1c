import Dialects
import Fleet
import Testing

/// Framing of gt06: limits, noise, broken frames, and the identity that outlives them.
@Suite struct GT06FramingTests {
    private let position = GT06Frames.short(0x12, GT06Frames.position())

    /// Frames with all kinds of noise between them, which must read alike however they are cut.
    private var noisy: [UInt8] {
        var broken = position
        broken[10] ^= 0x40
        let pieces: [[UInt8]] = [
            GT06Frames.login, [0x0D, 0x0A], position, broken, position, [0x78, 0x78], position, [1, 2, 3], position,
            Array(GT06Frames.login.dropLast(3)), position, [0x79, 0x79, 0xFF, 0xFF], position, [0x78, 0x78, 0x02],
            GT06Frames.short(0x13, [0, 1, 2, 0, 1]), [0x79],
        ]
        return pieces.flatMap { $0 }
    }

    @Test func noiseIsRefusedAndFramesAreNot() {
        let heard = Heard.stream([noisy])
        #expect(heard.reports.map(\.kind) == [.login] + Array(repeating: .position, count: 6) + [.heartbeat])
        #expect(heard.reasons.contains("gt06: bad checksum"))
        #expect(heard.wrongReplies.isEmpty)
    }

    @Test func noiseReadsAlikeAtEverySplit() {
        let whole = Heard.stream([noisy]).essence
        for split in 0...noisy.count {
            #expect(Heard.stream([Array(noisy[..<split]), Array(noisy[split...])]).essence == whole, "at \(split)")
        }
        #expect(Heard.stream(noisy.map { [$0] }).reports == whole.reports)
    }

    @Test func checksumsThatHoldALineEndSplitNothing() throws {
        // Found by search: a frame whose checksum is 0D 0A itself.
        let frames = (0...UInt32(UInt16.max)).lazy.map { GT06Frames.short(0x9B, GT06Frames.bytes($0, 2)) }
        let content = try #require(frames.first { $0.suffix(4) == [0x0D, 0x0A, 0x0D, 0x0A] })
        let heard = Heard.stream([GT06Frames.login + content + position])
        #expect(heard.reports.map(\.kind) == [.login, .heartbeat, .position] && heard.reasons.isEmpty)
    }

    @Test func threeFaultsInARowDoNotForgetWhoLoggedIn() {
        var broken = position
        broken[10] ^= 0x40
        let heard = Heard.stream([GT06Frames.login, broken, broken, broken, position])
        #expect(heard.reports.map(\.kind) == [.login, .position])
        #expect(heard.reports.last?.device.description == GT06Frames.device)
    }

    @Test func aWrongChecksumIsNamedBeforeTheLoginToo() {
        var broken = GT06Frames.login
        broken[6] ^= 1
        #expect(Heard.stream([broken]).reasons == ["gt06: bad checksum"])
        #expect(Heard.datagrams([broken]).reasons == ["gt06: bad checksum"])
        #expect(Heard.stream([broken, GT06Frames.login, position]).reports.map(\.kind) == [.login, .position])
    }

    @Test func noiseWithoutEndIsNotKept() {
        var chunks: [[UInt8]] = [GT06Frames.login]
        for _ in 0..<200 { chunks.append(Array(repeating: 0xAA, count: 100)) }
        chunks.append(position)
        let heard = Heard.stream(chunks)
        #expect(heard.mostPending <= StreamDecoder.maximumUndecided)
        #expect(heard.reports.map(\.kind) == [.login, .position])
        #expect(heard.reasons.count <= 3)
    }

    @Test func noiseFullOfHeadersIsNotKept() {
        let heard = Heard.stream([GT06Frames.login] + Array(repeating: Array(repeating: 0x79, count: 500), count: 40))
        #expect(heard.mostPending <= StreamDecoder.maximumUndecided)
        #expect(heard.reports.count == 1)
    }

    @Test func aDatagramEndsWhatIsNotComplete() {
        let heard = Heard.datagrams([GT06Frames.login + position + position.dropLast(3), Array(position.prefix(20))])
        #expect(heard.reports.map(\.kind) == [.login, .position])
        #expect(heard.reasons.count == 1)
    }

    @Test func recognitionWaitsForTheWholeFrame() {
        for count in 0..<position.count {
            position[..<count].withUnsafeBytes {
                let expected: Recognition = count == 0 ? .no : .needMore
                #expect(GT06Dialect.recognise($0, isComplete: false) == expected)
                #expect(GT06Dialect.recognise($0, isComplete: true) == .no)
            }
        }
        position.withUnsafeBytes { #expect(GT06Dialect.recognise($0, isComplete: true) == .match) }
    }
}
