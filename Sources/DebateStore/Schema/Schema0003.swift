/// The live debate: what happens in it, in order, and who takes part.
///
/// One step made of parts, so that workers of the version before serve beside those of this one
/// during an upgrade. Times are milliseconds UTC.
enum Schema0003 {
    static let sql = [
        log, debates, participants, votes, results, audience, danmaku,
    ].joined(separator: "\n")
}
