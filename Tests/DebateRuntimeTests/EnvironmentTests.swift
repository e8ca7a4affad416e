import DebateRuntime
import Testing

@Suite("Environment")
struct EnvironmentTests {
    private let environment = Environment([
        "EMPTY": "", "WORD": "x", "NUMBER": "5", "ON": "1", "OFF": "0", "LIST": " a  b ",
    ])

    private func sentence<Value>(_ body: () throws(SettingProblem) -> Value) -> String? {
        do throws(SettingProblem) {
            _ = try body()
            return nil
        } catch {
            return error.description
        }
    }

    @Test("an empty setting counts as not set")
    func empty() throws {
        #expect(environment["EMPTY"] == nil)
        #expect(environment.text("EMPTY", default: "y") == "y")
        #expect(try environment.integer("EMPTY", in: 1...9, default: 3) == 3)
        #expect(try environment.flag("EMPTY", default: true))
        #expect(environment.list("EMPTY") == [])
    }

    @Test("reads numbers, flags and lists")
    func reads() throws {
        #expect(environment.text("WORD", default: "y") == "x")
        #expect(try environment.integer("NUMBER", in: 5...5, default: 3) == 5)
        #expect(try environment.flag("ON", default: false))
        #expect(try !environment.flag("OFF", default: true))
        #expect(environment.list("LIST") == ["a", "b"])
    }

    @Test("a number out of bounds is refused by a sentence", arguments: [1...4, 6...9])
    func bounds(_ range: ClosedRange<Int>) {
        #expect(
            sentence { () throws(SettingProblem) in
                try environment.integer("NUMBER", in: range, default: 3)
            }
                == "NUMBER is \"5\"; allowed is a whole number from \(range.lowerBound) "
                + "to \(range.upperBound)")
    }

    @Test("what is no number and no flag is refused by a sentence")
    func wrongKinds() {
        #expect(
            sentence { () throws(SettingProblem) in
                try environment.integer("WORD", in: 1...2, default: 1)
            } == "WORD is \"x\"; allowed is a whole number from 1 to 2")
        #expect(
            sentence { () throws(SettingProblem) in try environment.flag("NUMBER", default: true) }
                == "NUMBER is \"5\"; allowed is 0 or 1")
    }

    @Test("a child gets every value, some of them replaced")
    func lines() {
        let lines = Environment(["A": "1", "B": "2"]).lines(replacing: ["B": "3", "C": ""])
        #expect(lines == ["A=1", "B=3", "C="])
    }
}

@Suite("Settings")
struct SettingsTests {
    @Test("nothing set gives the defaults of the documentation")
    func defaults() throws {
        let settings = try Settings(Environment(["DEBATE_HOME": "/h"]))
        #expect(settings.runDirectory == "/h/run")
        #expect(settings.databasePath == "/h/debate.db")
        #expect(settings.writeLockPath == "/h/write.lock")
        #expect(settings.secretKeyPath == "/h/secret.key")
        #expect(settings.threads == 8)
        #expect(settings.bodyBytes == 1_048_576)
        #expect(settings.publicURL == nil)
        #expect(settings.origins == [])
        #expect(settings.mediaOrigins == [])
        #expect(settings.cookiePrefix == "debate")
        #expect(settings.logLevel == .info)
    }

    @Test("the run of the machine is named as systemd names it, without dashes")
    func bootID() throws {
        let own = try Settings(Environment([:])).bootID
        #expect(own.count == 32 && own.allSatisfy(\.isHexDigit))
        #expect(try Settings(Environment(["DEBATE_BOOT_ID": "given"])).bootID == "given")
    }

    @Test("a relative home is taken from the working directory")
    func relativeHome() throws {
        let settings = try Settings(Environment(["DEBATE_HOME": "x", "DEBATE_RUN": "y"]))
        #expect(settings.home == Files.currentDirectory() + "/x")
        #expect(settings.runDirectory == Files.currentDirectory() + "/y")
    }

    @Test(
        "takes values up to their bounds",
        arguments: [
            ("DEBATE_THREADS", "1"), ("DEBATE_THREADS", "64"), ("DEBATE_BODY_BYTES", "65536"),
            ("DEBATE_BODY_BYTES", "8388608"), ("DEBATE_PUBLIC_URL", "https://debate.example"),
            ("DEBATE_PUBLIC_URL", "http://127.0.0.1:8080"), ("DEBATE_COOKIE_PREFIX", "a"),
            ("DEBATE_COOKIE_PREFIX", "debate8080"),
            ("DEBATE_COOKIE_PREFIX", "12345678901234567890"),
            ("DEBATE_LOG", "error"), ("DEBATE_LOG", "warn"), ("DEBATE_LOG", "debug"),
        ])
    func takes(_ name: String, _ value: String) {
        #expect(throws: Never.self) { try Settings(Environment([name: value])) }
    }

    @Test(
        "refuses a value out of bounds by a sentence with its name, the value and what is allowed",
        arguments: [
            ("DEBATE_THREADS", "0", "a whole number from 1 to 64"),
            ("DEBATE_THREADS", "65", "a whole number from 1 to 64"),
            ("DEBATE_THREADS", "2.5", "a whole number from 1 to 64"),
            ("DEBATE_BODY_BYTES", "65535", "a whole number from 65536 to 8388608"),
            ("DEBATE_BODY_BYTES", "8388609", "a whole number from 65536 to 8388608"),
            (
                "DEBATE_PUBLIC_URL", "debate.example",
                "an origin like https://debate.example, no / at its end"
            ),
            (
                "DEBATE_PUBLIC_URL", "https://debate.example/",
                "an origin like https://debate.example, no / at its end"
            ),
            (
                "DEBATE_PUBLIC_URL", "https://a b\"\n",
                "an origin like https://debate.example, no / at its end"
            ),
            ("DEBATE_ORIGINS", "*", "an origin like https://debate.example, no / at its end"),
            ("TZ", "Asia/Shangai", "a zone of /usr/share/zoneinfo like Asia/Shanghai"),
            ("TZ", "/etc/passwd", "a zone of /usr/share/zoneinfo like Asia/Shanghai"),
            ("DEBATE_COOKIE_PREFIX", "Debate", "1 to 20 of a-z and 0-9"),
            ("DEBATE_COOKIE_PREFIX", "a_b", "1 to 20 of a-z and 0-9"),
            ("DEBATE_COOKIE_PREFIX", "123456789012345678901", "1 to 20 of a-z and 0-9"),
            ("DEBATE_LOG", "verbose", "error, warn, info or debug"),
        ])
    func refuses(_ name: String, _ value: String, _ allowed: String) {
        do throws(SettingProblem) {
            _ = try Settings(Environment([name: value]))
            Issue.record("\(name)=\(value) was taken")
        } catch {
            #expect(error.description == "\(name) is \"\(value)\"; allowed is \(allowed)")
        }
    }
}
