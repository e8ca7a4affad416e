import Testing

@testable import DebateCtl

@Suite("nginx template")
struct NginxTemplateTests {
    @Test("every placeholder is filled, as often as it stands there")
    func fills() throws {
        let text = try NginxTemplate.render(
            "listen @PORT@; root \"@WEB_1@\"; # @PORT@", values: ["PORT": "80", "WEB_1": "/w"])
        #expect(text == "listen 80; root \"/w\"; # 80")
    }

    @Test("a value is put in as it is, even when it looks like a placeholder")
    func valuesAreNotTemplates() throws {
        let text = try NginxTemplate.render("a @A@ @B@", values: ["A": "@B@", "B": "b"])
        #expect(text == "a @B@ b")
    }

    @Test(
        "other uses of @ stay",
        arguments: ["@named_location;", "a@b", "@", "@@", "@ A@", "x@A", "mail@Host@x"])
    func othersStay(_ text: String) throws {
        #expect(try NginxTemplate.render(text, values: [:]) == text)
    }

    @Test("a placeholder without a value is an error that names it")
    func unknownPlaceholder() {
        #expect(throws: TemplateProblem.unknownPlaceholder("PORT")) {
            try NginxTemplate.render("listen @PORT@;", values: [:])
        }
    }

    @Test("a value without a placeholder is an error that names it")
    func unusedValue() {
        #expect(throws: TemplateProblem.unusedValue("WEB")) {
            try NginxTemplate.render("listen 80;", values: ["WEB": "/w"])
        }
    }
}
