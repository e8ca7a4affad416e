/// State of a debate's staff channel: `{members[], held[]}`
package struct StaffState: JSONWritable, Hashable {
    /// The oldest first.
    package let members: [Member]
    /// The oldest first, `mostHeld` of them.
    package let held: [HeldDanmaku]

    /// Held danmaku a console is shown at first; it asks for the rest of a longer queue.
    package static let mostHeld = 100

    package init(members: [Member], held: [HeldDanmaku]) {
        self.members = members
        self.held = held
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("members")
            json.array { json in
                for member in members { member.write(to: &json) }
            }
            json.key("held")
            json.array { json in
                for line in held { line.write(to: &json) }
            }
        }
    }
}
