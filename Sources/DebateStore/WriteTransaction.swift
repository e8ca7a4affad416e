/// What one write may do, inside its own savepoint of the writer's transaction; its acts stand in
/// `Queries/`.
package struct WriteTransaction: ~Copyable {
    let connection: Connection
}
