import Foundation

/// The memory of this process.
enum ProcessMemory {
    /// What is resident now, in megabytes, from the kernel.
    static var megabytes: Double {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * Double(getpagesize()) / 1e6
    }
}
