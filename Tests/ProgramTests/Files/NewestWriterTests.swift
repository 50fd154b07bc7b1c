import Dispatch
import Synchronization
import Testing

@testable import fleettop

/// Writing that nobody waits for.
@Suite struct NewestWriterTests {
    @Test func ofWhatWaitsTheNewestIsWrittenAndTheEndWaitsForIt() {
        let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let written = Mutex<[Int]>([])
        let writer = NewestWriter<Int>(label: "fleettop.test.writer") { value in
            begun.signal()
            gate.wait()
            written.withLock { $0.append(value) }
        }
        writer.put(1)
        begun.wait()
        for value in 2...4 { writer.put(value) }
        #expect(!writer.finish(within: .milliseconds(20)), "a disk that hangs is not waited for")
        gate.signal()
        gate.signal()
        #expect(writer.finish(within: .seconds(10)))
        #expect(written.withLock { $0 } == [1, 4])
    }
}
