import DebateRuntime

/// Writes the configuration of a private nginx from the templates.
enum NginxFiles {
    private static let snippets = [
        "debate-headers.conf", "debate-cors.conf", "debate-fastcgi.conf",
    ]

    /// Renders `templates` into `home/conf`; files of an earlier start are replaced.
    static func write(
        templates: String, home: String, site: [String: String], main: [String: String],
        ingest: [String: String]? = nil
    ) throws {
        try render("\(templates)/debate.conf.in", to: "\(home)/conf/debate.conf", site)
        try render("\(templates)/nginx-dev.conf.in", to: "\(home)/conf/nginx-dev.conf", main)
        if let ingest {
            try render("\(templates)/ingest.conf.in", to: "\(home)/conf/ingest.conf", ingest)
        }
        for name in snippets {
            let bytes = try read("\(templates)/snippets/\(name)")
            try Files.replace("\(home)/conf/snippets/\(name)", with: bytes)
        }
    }

    private static func render(
        _ source: String, to target: String, _ values: [String: String]
    ) throws {
        let template = String(decoding: try read(source), as: UTF8.self)
        let text = try NginxTemplate.render(template, values: values)
        try Files.replace(target, with: Array(text.utf8))
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let bytes = try Files.read(path) else {
            throw Refusal("there is no \(path); --nginx names the folder of the templates")
        }
        return bytes
    }
}
