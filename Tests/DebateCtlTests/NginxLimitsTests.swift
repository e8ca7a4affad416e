import Testing

@testable import DebateCtl

@Suite("Limits of nginx")
struct NginxLimitsTests {
    @Test("a viewer takes two connections of one process")
    func viewers() throws {
        let text = """
            user www-data;
            worker_processes auto;
            events {
            \tworker_connections 768;
                # worker_connections 9;
            }
            """
        let limits = try #require(NginxLimits(text, cores: 2))
        #expect((limits.processes, limits.connections, limits.viewers) == (2, 768, 768))
        #expect(NginxLimits("worker_connections 10;", cores: 2)?.processes == 1)
        #expect(NginxLimits("worker_processes 3;\nworker_connections 10;")?.viewers == 15)
        #expect(NginxLimits("events { worker_connections 32768; }")?.connections == 32768)
        #expect(NginxLimits("events {}") == nil)
    }

    @Test(
        "a connection is an open file, of which there are 1024 unless it is said",
        arguments: [
            ("", 512), ("worker_rlimit_nofile 4096;", 2048), ("worker_rlimit_nofile 65536;", 16384),
        ])
    func openFiles(_ directive: String, _ viewers: Int) {
        #expect(NginxLimits(directive + "worker_connections 32768;")?.viewers == viewers)
    }
}
