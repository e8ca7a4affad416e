/// Where an instance and a debate of it are, as a command line says.
enum InstanceAddress {
    /// The origin without a slash at its end: the paths of the API begin at its root.
    /// - Parameter name: what the command line calls it.
    static func origin(_ url: String, named name: String) throws(ArgumentProblem) -> String {
        var origin = Substring(url)
        while origin.hasSuffix("/") { origin.removeLast() }
        let scheme = ["http://", "https://"].first { origin.hasPrefix($0) }
        guard let scheme, origin.count > scheme.count,
            !origin.dropFirst(scheme.count).contains(where: { "/?#@ ".contains($0) })
        else {
            throw ArgumentProblem(
                description: "\(name) is \"\(url)\"; needed is http:// or https:// and a host, "
                    + "without a path")
        }
        return String(origin)
    }

    /// The id, in lower case, as it stands in paths and in channels.
    static func debate(_ id: String) throws(ArgumentProblem) -> String {
        let isUUID = id.utf8.count == 36 && id.allSatisfy { $0.isHexDigit || $0 == "-" }
        guard isUUID else {
            throw ArgumentProblem(
                description: "--debate is \"\(id)\"; needed is the liveId of a debate")
        }
        return id.lowercased()
    }
}
