extension GT06Dialect {
    /// Header, length and checksum, and what the frame is for.
    public static func evidence(_ bytes: UnsafeRawBufferPointer) -> String {
        guard case .frame(let frame, _) = GT06Frame.find(at: 0, in: bytes), bytes.count > 3 else {
            return "gt06: a frame"
        }
        let isLong = bytes[0] == 0x79
        let length = isLong ? Int(bytes[2]) << 8 | Int(bytes[3]) : Int(bytes[2])
        let header = isLong ? "79 79" : "78 78"
        let isLogin = frame.message == GT06Message.login
        let purpose = isLogin ? "a login" : "message \(GT06Message.word(frame.message))"
        return "gt06: frame \(header), length \(length), checksum right, \(purpose)"
    }
}
