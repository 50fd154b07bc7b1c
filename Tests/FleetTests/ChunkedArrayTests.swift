import Fleet
import Testing

/// The array behind snapshots.
@Suite struct ChunkedArrayTests {
    private func filled(_ count: Int) -> ChunkedArray<Int> {
        var array = ChunkedArray<Int>()
        for value in 0..<count { array.append(value) }
        return array
    }

    @Test(arguments: [0, 1, 31, 32, 33, 64, 1000]) func itHoldsWhatWasAppended(_ count: Int) {
        let array = filled(count)
        #expect(array.count == count)
        #expect(Array(array) == Array(0..<count))
        #expect(array.isEmpty == (count == 0))
    }

    @Test func elementsChangeInPlace() {
        var array = filled(100)
        for index in array.indices { array[index] *= 2 }
        #expect(Array(array) == (0..<100).map { $0 * 2 })
    }

    @Test func aCopyDoesNotChangeWithTheOriginal() {
        var array = filled(40)
        let copy = array
        array[0] = -1
        array[39] = -2
        array.append(40)
        #expect(Array(copy) == Array(0..<40))
        #expect(array[0] == -1 && array[39] == -2 && array.count == 41)
    }
}
