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
        let text = try Self.site(templates: templates, site)
        try Files.replace("\(home)/conf/debate.conf", with: Array(text.utf8))
        let whole = try render("\(templates)/nginx-dev.conf.in", main)
        try Files.replace("\(home)/conf/nginx-dev.conf", with: Array(whole.utf8))
        if let ingest {
            let video = try Self.ingest(templates: templates, ingest)
            try Files.replace("\(home)/conf/ingest.conf", with: Array(video.utf8))
        }
        for name in snippets {
            let bytes = try read("\(templates)/snippets/\(name)")
            try Files.replace("\(home)/conf/snippets/\(name)", with: bytes)
        }
    }

    /// The configuration of one site, for the http context.
    static func site(templates: String, _ values: [String: String]) throws -> String {
        try render("\(templates)/debate.conf.in", values)
    }

    /// The whole configuration of the nginx that takes pictures.
    static func ingest(templates: String, _ values: [String: String]) throws -> String {
        try render("\(templates)/ingest.conf.in", values)
    }

    private static func render(_ source: String, _ values: [String: String]) throws -> String {
        let template = String(decoding: try read(source), as: UTF8.self)
        return try NginxTemplate.render(template, values: values)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let bytes = try Files.read(path) else {
            throw Refusal("there is no \(path); --nginx names the folder of the templates")
        }
        return bytes
    }
}
