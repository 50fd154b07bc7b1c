import Fleet
import Testing

/// Identities are strings of digits, kept as numbers.
@Suite struct DeviceIDTests {
    @Test(arguments: ["0", "00", "861785001515349", "000000000000000", "0128960018900421", "9999999999999999999"])
    func digitsComeBackAsTheyWere(_ digits: String) {
        #expect(DeviceID(digits)?.description == digits)
        #expect(DeviceID(digits).map { Int($0.digitCount) } == digits.utf8.count)
    }

    @Test(arguments: ["", " 1", "1 ", "-1", "+1", "1.0", "12a4", "１２３", "٣", "10000000000000000000", "1\u{0}"])
    func nothingElseIsAnIdentity(_ text: String) {
        #expect(DeviceID(text) == nil)
    }

    @Test func leadingZerosMakeAnotherIdentity() {
        let ids = ["1", "01", "001"].compactMap { DeviceID($0) }
        #expect(Set(ids).count == 3)
        #expect(ids.sorted() == ids)
    }

    @Test func identitiesSortByNumber() {
        let ids = ["10", "9", "011"].compactMap { DeviceID($0) }
        #expect(ids.sorted().map(\.description) == ["9", "10", "011"])
    }
}
