import COpenCC
import Synchronization

/// The simplified character of a traditional one, by the tables of OpenCC.
///
/// Asked character by character and remembered: a character's neighbours must not change what it
/// becomes, or a separator between two of them would. One for the whole process.
/// Source: docs/decisions/0014-word-matching.md
package final class SimplifiedCharacters: Sendable {
    private struct State {
        /// OpenCC's converter; absent when its tables cannot be read.
        let converter: Converter?
        var known: [Unicode.Scalar: Unicode.Scalar] = [:]
    }

    private struct Converter {
        let handle: opencc_t
    }

    private let state: Mutex<State>

    package static let shared = SimplifiedCharacters()

    private init() {
        // "On error the return value will be (opencc_t) -1." (opencc.h)
        let handle = opencc_open("t2s.json")
        let converter = handle.flatMap { Int(bitPattern: $0) == -1 ? nil : Converter(handle: $0) }
        state = Mutex(State(converter: converter))
    }

    /// - Throws: when the tables are not installed: without them the word list would miss what is
    ///   written in traditional characters, and nobody would know.
    package func check() throws(TablesMissing) {
        guard state.withLock({ $0.converter != nil }) else { throw TablesMissing() }
    }

    /// The character itself when it has no simplified form.
    package func character(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2E80...0x9FFF, 0x20000...0x323AF: return found(scalar)
        default: return scalar
        }
    }

    private func found(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        state.withLock { state in
            if let known = state.known[scalar] { return known }
            let simplified = state.converter.flatMap { Self.convert(scalar, $0) } ?? scalar
            state.known[scalar] = simplified
            return simplified
        }
    }

    private static func convert(_ scalar: Unicode.Scalar, _ converter: Converter) -> Unicode.Scalar?
    {
        var text = String(Character(scalar))
        return text.withUTF8 { bytes -> Unicode.Scalar? in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard
                    let converted = opencc_convert_utf8(
                        converter.handle, characters.baseAddress, characters.count)
                else { return nil }
                defer { opencc_convert_utf8_free(converted) }
                let scalars = String(cString: converted).unicodeScalars
                return scalars.count == 1 ? scalars.first : nil
            }
        }
    }
}

/// OpenCC's tables are not where its package puts them.
package struct TablesMissing: Error, CustomStringConvertible {
    package var description: String {
        "the tables of OpenCC cannot be read: install the packages libopencc1.1, libopencc-data"
    }
}
