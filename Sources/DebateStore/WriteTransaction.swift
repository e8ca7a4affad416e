/// What one write may do, inside its own savepoint of the writer's transaction; its acts stand in
/// `Queries/`.
package struct WriteTransaction: ~Copyable {
    let connection: Connection
    /// The questions of a read, answered as things stand in this write.
    ///
    /// Stored, not computed: a value that cannot be copied, made anew at each use and inlined twice
    /// over, ends the optimiser of Swift 6.3.1.
    package let reading: ReadTransaction

    init(connection: Connection) {
        self.connection = connection
        reading = ReadTransaction(connection: connection)
    }
}
