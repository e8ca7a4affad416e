/// One step of the schema's history. Steps are only ever appended, never changed.
///
/// A step must leave the previous version of the program able to work: old and new workers serve
/// side by side during an upgrade.
struct Migration: Sendable {
    /// From 1, dense; kept in `PRAGMA user_version` and the table `schema_migration`.
    let number: Int
    let name: String
    let sql: String

    static let all: [Migration] = [
        Migration(number: 1, name: "debates", sql: Schema0001.sql),
        Migration(number: 2, name: "people", sql: Schema0002.sql),
        Migration(number: 3, name: "live debate", sql: Schema0003.sql),
        Migration(number: 4, name: "revisions of viewers", sql: Schema0004.sql),
        Migration(number: 5, name: "video and recordings", sql: Schema0005.sql),
    ]
}
