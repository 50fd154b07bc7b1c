import Fleet

extension Session {
    /// Notes for whom a message speaks; an older connection that spoke for just the same device gives way.
    func noteIdentity(_ device: DeviceID) {
        switch identity {
        case .several, .one(device):
            return
        case .one(let first):
            identity = .several
            shard.context.registry.release(first, by: self)
        case .none where !isOpen:
            return  // said with its last bytes; it is not a connection to hold on to
        case .none:
            identity = .one(device)
            guard let older = shard.context.registry.claim(device, by: self) else { return }
            older.shard.queue.async { older.giveWay(for: device) }
        }
    }
}
