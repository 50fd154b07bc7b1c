extension TRVDialect {
    /// Head and content; a login also names somebody.
    public static func evidence(_ bytes: UnsafeRawBufferPointer) -> String {
        guard case .head(let head) = TRVHead.find(in: bytes) else { return "trv: a message" }
        let content = head.isLogin ? "an identity of 15 digits" : "content of that type"
        return "trv: \(head.isWatch ? "IW" : "TRV")\(head.type) with \(content) up to #"
    }
}
