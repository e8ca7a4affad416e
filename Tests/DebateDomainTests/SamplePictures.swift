@testable import DebateDomain

/// Small real pictures, written once by an independent encoder.
enum SamplePictures {
    static let all: [[UInt8]] = [
        pngMetadata, pngPalette, apng, jpegExif, jpegProgressive, jpegCMYK, jpegRestart, webpLossy,
        webpLossless, webpMetadata, webpAnimated,
    ]

    /// 3 × 2, RGBA, with texts, Exif and a resolution.
    static let pngMetadata = decoded(
        """
        iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAD3RFWHRBdXRob3IAc29tZWJvZHmKs+TfAAAAGGlU
        WHRUaXRsZQAAAHpoAOagh+mimADmoIfpopjl2x5tAAAADnpUWHRaAAB4nKuqwgcA3bgOTUqv4N8AAAAJcEhZcwAA
        CxMAAAsTAQCanBgAAABuZVhJZk1NACoAAAAIAAMBDwACAAAABgAAADIBEgADAAAAAQAGAACIJQAEAAAAAQAAADgA
        AAAAUGhvbmUAAAIAAQACAAAAAk4AAAAAAgAFAAAAAwAAAFYAAAAAAAAAJwAAAAEAAAA2AAAAAQAAABsAAAABNsIS
        mAAAAB9JREFUeJwFwUENAAAIBCDc/JnjItg/mkLhgqAtDMYDHm8BmjT7aUIAAAAASUVORK5CYII=
        """)

    /// 5 × 4, indexed, transparent.
    static let pngPalette = decoded(
        """
        iVBORw0KGgoAAAANSUhEUgAAAAUAAAAEAgMAAAA7XR3TAAAADFBMVEVvhVMThQ5KNRZKAAAqbvCHAAAAAnRSTlP/
        AOW3MEoAAAAUSURBVHicY/x/kGX1NYYIBqYfDAAhmwSZd2NPHQAAAABJRU5ErkJggg==
        """)

    /// 3 × 2, two frames.
    static let apng = decoded(
        """
        iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAACGFjVEwAAAACAAAAAPONk3AAAAAaZmNUTAAAAAAA
        AAADAAAAAgAAAAAAAAAAAAEACgAAP7ZcWAAAABxJREFUeJxjZGBgUGVgUGVgYGEwZWBg4GZg4AYABmAAm+gr+l4A
        AAAaZmNUTAAAAAEAAAADAAAAAgAAAAAAAAAAAAEACgAApMW2jAAAACBmZEFUAAAAAnicY/BiYFBlYGBgYGBhMBVj
        YPjKwPAVAA8VAqmcswzUAAAAAElFTkSuQmCC
        """)

    /// 9 × 7, gray, Exif with a place and orientation 6, a comment.
    static let jpegExif = decoded(
        """
        /9j/4AAQSkZJRgABAQEASABIAAD/4QB2RXhpZgAATU0AKgAAAAgAAwEPAAIAAAAGAAAAMgESAAMAAAABAAYAAIgl
        AAQAAAABAAAAOAAAAABQaG9uZQAAAgABAAIAAAACTgAAAAACAAUAAAADAAAAVgAAAAAAAAAnAAAAAQAAADYAAAAB
        AAAAGwAAAAH//gALZnJvbSBoZXJl/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpx
        kHNbXYW1hpCeo6utq2eAvMm6pseZqKuk/8AACwgABwAJAQERAP/EABUAAQEAAAAAAAAAAAAAAAAAAAME/8QAHxAA
        AgAFBQAAAAAAAAAAAAAAAQIAAwQR0RMjQVOS/9oACAEBAAA/AI5C0mg21MN1PAzA2o+t/IzH/9k=
        """)

    /// 17 × 9, colour, several scans.
    static let jpegProgressive = decoded(
        """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVt
        VkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8
        fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAJABEDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA
        BAAB/8QAFAEBAAAAAAAAAAAAAAAAAAAAAv/aAAwDAQACEAMQAAABPqdJJKkP/8QAGhAAAQUBAAAAAAAAAAAAAAAA
        AgABERIyQv/aAAgBAQABBQIWCsBWBTZ5X//EABgRAAIDAAAAAAAAAAAAAAAAAAABAhIh/9oACAEDAQE/AVPC5//E
        ABYRAQEBAAAAAAAAAAAAAAAAAAABEf/aAAgBAgEBPwGVr//EABkQAAMAAwAAAAAAAAAAAAAAAAABMhCBkf/aAAgB
        AQAGPwKWSyXw1n//xAAbEAACAQUAAAAAAAAAAAAAAAAAEFERITFBsf/aAAgBAQABPyGqQwXPFazDdf/aAAwDAQAC
        AAMAAAAQwD//xAAZEQACAwEAAAAAAAAAAAAAAAAAARFBkfD/2gAIAQMBAT8QZl2S5n//xAAZEQADAAMAAAAAAAAA
        AAAAAAAAARExUfD/2gAIAQIBAT8QTMaI5s//xAAgEAABAgUFAAAAAAAAAAAAAAABABARIUFRcWGB0fDx/9oACAEB
        AAE/EIzJZ6LZQxRTcarxXLd33Df/2Q==
        """)

    /// 9 × 7, four components, Adobe marker.
    static let jpegCMYK = decoded(
        """
        /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNb
        XYW1hpCeo6utq2eAvMm6pseZqKuk/8AAFAgABwAJBEMRAE0RAFkRAEsRAP/EABgAAAIDAAAAAAAAAAAAAAAAAAAE
        AQUG/8QAJxAAAAQEAwkAAAAAAAAAAAAAAAECAwQFERJTktETMTVBUVJzk7L/2gAOBEMATQBZAEsAAD8AWlvC4nwr
        +TCVstwH8qdQhAwjBstKcb2rjp0QitK9TM+W8aYVwLZbgP5U6iLoTuhPU4Af/9k=
        """)

    /// 33 × 9, gray, restart markers.
    static let jpegRestart = decoded(
        """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQ
        c1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAJACEBAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAwQC/8QALBAA
        AQMBBAcJAAAAAAAAAAAAAwABAgQTQWHRETIzQlFxchQjMURSU5Kx8P/dAAQAAf/aAAgBAQAAPwCQAqawk7hLqvut
        w5r/0JrOm7O/clu3W4tiv//RnkOmsoM4Ca3pbNf/0p5ipdAtIS33Nhiv/9M7Km9knxbNf//U2HYS6F//1V8vL9ev
        /9ZpbKPW306//9dyeAuWS//QVf/Z
        """)

    /// 9 × 7, VP8.
    static let webpLossy = decoded(
        """
        UklGRlAAAABXRUJQVlA4IEQAAADQAQCdASoJAAcABUB8JbACdAD0MYq6AAD+0PhBNSaijwjDqk8QEOx5SZYNmDN2
        hQcwZTGOIcr+pf0QMio70e9qRMhQAA==
        """)

    /// 9 × 7, VP8L.
    static let webpLossless = decoded(
        """
        UklGRkAAAABXRUJQVlA4TDQAAAAvCIABALkyRPQ/dhHR/4CCtm0Ykyp/crsMpsRM27bR/Lm6DVVRLCYApA2w/eAL
        jiIWFJEA
        """)

    /// 9 × 7, VP8X with transparency, Exif and XMP.
    static let webpMetadata = decoded(
        """
        UklGRhQBAABXRUJQVlA4WAoAAAAcAAAACAAABgAAQUxQSA8AAAABIJO2qX/TeccURESa8gMAVlA4IEQAAADQAQCd
        ASoJAAcABUB8JbACdAD0MYq6AAD+0PhBNSaijwjDqk8QEOx5SZYNmDN2hQcwZTGOIcr+pf0QMio70e9qRMhQAEVY
        SUZuAAAATU0AKgAAAAgAAwEPAAIAAAAGAAAAMgESAAMAAAABAAYAAIglAAQAAAABAAAAOAAAAABQaG9uZQAAAgAB
        AAIAAAACTgAAAAACAAUAAAADAAAAVgAAAAAAAAAnAAAAAQAAADYAAAABAAAAGwAAAAFYTVAgGwAAADx4OnhtcG1l
        dGE+aGVyZTwveDp4bXBtZXRhPgA=
        """)

    /// 9 × 7, two frames, Exif.
    static let webpAnimated = decoded(
        """
        UklGRmYBAABXRUJQVlA4WAoAAAAKAAAACAAABgAAQU5JTQYAAAAAAAAAAABBTk1GXAAAAAAAAAAAAAgAAAYAAGQA
        AAJWUDggRAAAANABAJ0BKgkABwAFQHwlsAJ0APQxiroAAP7Q+EE1JqKPCMOqTxAQ7HlJlg2YM3aFBzBlMY4hyv6l
        /RAyKjvR72pEyFAAQU5NRloAAAAAAAAAAAAIAAAGAABkAAAAVlA4IEIAAADUAQCdASoJAAcAAAB8JbACdAEO/ikk
        IAD+h9lWvaXvS7GiXabgusEBGVwqc2lpB7lGaP8/6nmnbIHlFgvX/AwAAABFWElGdAAAAEV4aWYAAE1NACoAAAAI
        AAMBDwACAAAABgAAADIBEgADAAAAAQAGAACIJQAEAAAAAQAAADgAAAAAUGhvbmUAAAIAAQACAAAAAk4AAAAAAgAF
        AAAAAwAAAFYAAAAAAAAAJwAAAAEAAAA2AAAAAQAAABsAAAAB
        """)

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Base64, white space passed over. Source: RFC 4648 §4.
    private static func decoded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var pool = 0
        var bits = 0
        for letter in text.utf8 {
            guard let value = alphabet.firstIndex(of: letter) else { continue }
            pool = (pool << 6 | value) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: pool >> bits))
        }
        return bytes
    }
}
