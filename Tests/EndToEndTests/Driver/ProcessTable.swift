import Foundation

/// What the system tells about processes and sockets under `/proc`.
enum ProcessTable {
    /// How many connections are open and have nothing waiting for the listener to read.
    static func readConnections(port: UInt16) -> Int {
        let table = text(of: "/proc/net/tcp")
        let local = "0100007F:" + hex4(port)
        return table.split(separator: "\n").count { line in
            let fields = line.split(separator: " ")
            // local address, remote address, state (01 is established), queues to send and to read
            return fields.count > 4 && fields[1] == local && fields[3] == "01" && fields[4].hasSuffix(":00000000")
        }
    }

    /// The memory that a process holds, in kB.
    static func residentKilobytes(_ process: pid_t) throws -> Int {
        let status = text(of: "/proc/\(process)/status")
        guard let match = status.firstMatch(of: /VmRSS:\s+(\d+) kB/), let size = Int(match.1) else {
            throw StoryError("process \(process) has no memory: it is gone")
        }
        return size
    }

    /// The last child of a process that has only one thread; nil without children.
    static func child(of process: String) -> pid_t? {
        text(of: "/proc/\(process)/task/\(process)/children").split(separator: " ").last.flatMap { pid_t($0) }
    }

    /// A file of the system, which says its true length to nobody and gives a page a time.
    private static func text(of path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var page = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &page, page.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += page[..<count]
        }
    }

    private static func hex4(_ number: UInt16) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
