extension LiveEvent {
    /// The event's name on the wire.
    package var name: String {
        switch self {
        case .debateUpdated: "debate.updated"
        case .debateStarted: "debate.started"
        }
    }

    /// Writes what stands under `data`: an object.
    package func writeData(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .debateUpdated(let debate), .debateStarted(let debate):
                json.key("debate")
                DebateValue(debate: debate).write(to: &json)
            }
        }
    }
}
