import DebateDomain

/// Draws the pictures demo debates name: SVG text without scripts or outside references.
enum DemoPictures {
    /// Where pictures are served.
    static let directory = "/media/"

    /// The address of a debate's cover, named for the first 12 hexadecimal digits of its id.
    static func coverPath(of id: DebateID) -> String {
        "\(directory)demo-\(id.text.filter { $0 != "-" }.prefix(12)).svg"
    }

    /// Every picture the debates name, each once: a cover per debate, an avatar per host.
    ///
    /// `name` is what follows `/media/` in the address. Pictures named elsewhere are left out.
    static func files(for debates: [Debate]) -> [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = []
        var drawn: Set<String> = []
        func add(_ path: String?, _ svg: () -> String) {
            guard let path, path.hasPrefix(directory), drawn.insert(path).inserted else { return }
            files.append((String(path.dropFirst(directory.count)), Array(svg().utf8)))
        }
        for debate in debates {
            add(debate.coverImage) { cover(of: debate) }
            guard let host = debate.host else { continue }
            add(host.avatar) { avatar(of: host) }
        }
        return files
    }

    /// A host's picture, 96×96: the first character of the name on a coloured disc.
    static func avatar(of host: Debate.Host) -> String {
        let initial = host.name.prefix(1)
        let hue = avatarHues[Int(fingerprint(host.name) % UInt64(avatarHues.count))]
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">
            <defs>
            <linearGradient id="disc" x1="0" y1="0" x2="1" y2="1">
            <stop offset="0" stop-color="\(hue.light)"/><stop offset="1" stop-color="\(hue.deep)"/>
            </linearGradient>
            <clipPath id="round"><circle cx="48" cy="48" r="48"/></clipPath>
            </defs>
            <g clip-path="url(#round)">
            <rect width="96" height="96" fill="url(#disc)"/>
            <circle cx="78" cy="14" r="30" fill="#fff" fill-opacity=".12"/>
            <circle cx="12" cy="92" r="26" fill="#fff" fill-opacity=".10"/>
            </g>
            <text x="48" y="63" font-family="\(SVGText.fonts)" font-size="42" font-weight="600" \
            fill="#fff" text-anchor="middle">\(SVGText.escape(String(initial)))</text>
            </svg>

            """
    }

    /// A number that stands for a text: the same on every machine (FNV-1a, 64 bits).
    static func fingerprint(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    private static let avatarHues: [(light: String, deep: String)] = [
        ("#f2a65a", "#c8553d"), ("#ef8fa3", "#b5446e"), ("#b48cf2", "#6c4bb6"),
        ("#7fa8f5", "#3f5fc4"), ("#5cc3d6", "#1f7a99"), ("#5fcfa5", "#21806a"),
        ("#9bc867", "#4d8038"), ("#d9b44a", "#96701c"), ("#a3aec2", "#56627c"),
    ]
}
