import Testing

@testable import DebateRuntime

@Suite("Metrics text")
struct MetricsTextTests {
    private func text(_ write: (inout MetricsText) -> Void) -> String {
        var text = MetricsText()
        write(&text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test("a family says what it is before its samples")
    func family() {
        let written = text { text in
            text.family("debate_rooms", .gauge, "Rooms there are.")
            text.sample("debate_rooms", [("kind", "live"), ("side", "甲")], 3)
            text.sample("debate_rooms", [], 4)
        }
        #expect(
            written == """
                # HELP debate_rooms Rooms there are.
                # TYPE debate_rooms gauge
                debate_rooms{kind="live",side="甲"} 3
                debate_rooms 4

                """)
    }

    @Test("quotes, backslashes and line feeds end neither a label nor a line")
    func escapes() {
        let written = text { text in
            text.family("a", .counter, "one \\ two\nthree \"four\"")
            text.sample("a", [("l", "q\" b\\ n\n}")], 1)
        }
        #expect(
            written == #"""
                # HELP a one \\ two\nthree "four"
                # TYPE a counter
                a{l="q\" b\\ n\n}"} 1

                """#)
    }

    @Test("the classes of a histogram are cumulative, the last one holds all, bounds included")
    func histogram() {
        var times = Histogram(HistogramBounds([500, 1000, 2_500_000], .microseconds))
        for value: Int64 in [0, 500, 501, 1000, 1001, 2_500_001] { times.observe(value) }
        let written = text { $0.histogram("t", [("r", "x")], times) }
        #expect(
            written == """
                t_bucket{r="x",le="0.0005"} 2
                t_bucket{r="x",le="0.001"} 4
                t_bucket{r="x",le="2.5"} 5
                t_bucket{r="x",le="+Inf"} 6
                t_sum{r="x"} 2.503003
                t_count{r="x"} 6

                """)
    }

    @Test("a histogram of pieces, and one that saw nothing, have every line")
    func emptyHistogram() {
        let written = text { $0.histogram("n", [], Histogram(HistogramBounds([1, 2], .pieces))) }
        #expect(
            written == """
                n_bucket{le="1"} 0
                n_bucket{le="2"} 0
                n_bucket{le="+Inf"} 0
                n_sum 0
                n_count 0

                """)
    }

    @Test(
        "times are told in seconds, exactly",
        arguments: [
            (0, "0"), (1, "0.000001"), (100, "0.0001"), (250, "0.00025"), (1_000_000, "1"),
            (1_500_000, "1.5"), (-250, "-0.00025"), (-2_000_001, "-2.000001"),
            (Int64.max, "9223372036854.775807"),
        ])
    func seconds(_ microseconds: Int64, _ expected: String) {
        #expect(MetricsText.decimal(microseconds, .microseconds) == expected)
    }

    @Test("other units")
    func units() {
        #expect(MetricsText.decimal(1500, .milliseconds) == "1.5")
        #expect(MetricsText.decimal(1500, .pieces) == "1500")
    }
}
