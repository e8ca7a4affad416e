/// What one write may do, inside its own savepoint of the writer's transaction; its acts stand in
/// `Queries/`.
package struct WriteTransaction: ~Copyable {
    let connection: Connection

    /// The questions of a read, answered as things stand in this write.
    package var reading: ReadTransaction {
        ReadTransaction(connection: connection)
    }
}
