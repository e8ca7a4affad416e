/// A value that knows its JSON shape.
package protocol JSONWritable: Sendable {
    /// Writes exactly one JSON value.
    func write(to json: inout JSONWriter)
}
