import Fleet
import Testing

/// The writer behind JSON lines: absent is absent, numbers are plain.
@Suite struct JSONObjectTests {
    private func text(_ fill: (inout JSONObject) -> Void) -> String {
        var object = JSONObject()
        fill(&object)
        object.close()
        return String(decoding: object.bytes, as: UTF8.self)
    }

    @Test func whatIsUnknownIsAbsent() {
        let text = text { object in
            object.add("text", nil as String?)
            object.add("number", nil as Double?)
            object.add("whole", nil as Int?)
            object.add("flag", nil as Bool?)
            object.add("moment", nil as Timestamp?)
            object.add("hex", hex: [UInt8]())
            object.add("object") { $0.add("inner", nil as Int?) }
            object.add("nan", Double.nan)
            object.add("infinity", -Double.infinity)
        }
        #expect(text == "{}")
    }

    @Test func whatIsKnownIsThereEvenWhenItIsZeroOrEmpty() {
        let text = text { object in
            object.add("text", "")
            object.add("number", 0.0)
            object.add("whole", 0)
            object.add("flag", false)
            object.add("moment", Timestamp(milliseconds: 0))
            object.add("hex", hex: [0, 0xAB])
            object.add("object") { $0.add("inner", 1) }
        }
        #expect(
            text == #"{"text":"","number":0,"whole":0,"flag":false,"moment":"1970-01-01T00:00:00Z","hex":"00AB","#
                + #""object":{"inner":1}}"#)
    }

    @Test(arguments: [
        (1.0, "1"), (-0.0, "0"), (0.1, "0.1"), (59.9326566, "59.9326566"), (-179.9999999, "-179.9999999"),
        (1e14, "100000000000000"), (-5.0, "-5"), (1.5e-7, "1.5e-07"),
    ]) func numbersAreShortAndExact(_ number: Double, _ expected: String) {
        #expect(text { $0.add("n", number) } == "{\"n\":\(expected)}")
    }
}
