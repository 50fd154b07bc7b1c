import Fleet
import GRDB

/// An audit record as it was read, with its place in the chain.
struct ChainedRecord {
    let number: Int64
    let entry: Int64
    let at: Int64
    /// The hash that stands with it.
    let hash: String
    /// What its hash is made of.
    let sealed: [UInt8]
    /// What it is, for a person.
    let words: String

    /// The records with the next numbers, in order; two of one number are both given.
    static func page(after number: Int64, through last: Int64, limit: Int, _ database: Database) throws
        -> [ChainedRecord]
    {
        let condition = "WHERE number > ? AND number <= ? ORDER BY number LIMIT \(limit)"
        let actions = try Row.fetchAll(
            database, sql: "SELECT \(ActionRow.columns), number, hash FROM action \(condition)",
            arguments: [number, last])
        let steps = try Row.fetchAll(
            database, sql: "SELECT \(TransitionRow.columns), number, hash FROM transition \(condition)",
            arguments: [number, last])
        let all = actions.map(action) + steps.map(transition)
        return Array(all.sorted { $0.number < $1.number }.prefix(limit))
    }

    private static func action(_ row: Row) -> ChainedRecord {
        let action = ActionRow(row)
        let who = action.user.isEmpty ? "" : " by \(action.user)"
        return ChainedRecord(
            number: row[6], entry: action.entry, at: action.at, hash: row[7] as String? ?? "",
            sealed: SealedRecord.action(action), words: "action '\(action.what)'\(who)")
    }

    private static func transition(_ row: Row) -> ChainedRecord {
        let step = TransitionRow(row)
        return ChainedRecord(
            number: row[11], entry: step.entry, at: step.at, hash: row[12] as String? ?? "",
            sealed: SealedRecord.transition(step), words: "step '\(step.what)' of alarm \(step.alarm)")
    }
}
