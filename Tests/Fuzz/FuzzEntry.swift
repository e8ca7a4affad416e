// Compiled with the codec's own sources, its vectors and libFuzzer by scripts/fuzz.
import Glibc

/// One input: a byte that says what to drive, seven that say where to cut, then the peer's bytes.
/// Any broken rule traps, which libFuzzer reports with the input that did it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard size >= FuzzInput.headBytes else { return 0 }
    let input = FuzzInput(Array(UnsafeBufferPointer(start: data, count: size)))
    switch input.target {
    case .serverParser: FuzzParser.check(input, role: .server)
    case .clientParser: FuzzParser.check(input, role: .client)
    case .request: FuzzHandshake.checkRequest(input)
    case .answer: FuzzHandshake.checkAnswer(input)
    }
    return 0
}

/// With DEBATE_FUZZ_SEEDS set: writes the vectors there as first inputs, and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzer(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer
) -> CInt {
    guard let folder = getenv("DEBATE_FUZZ_SEEDS") else { return 0 }
    for (index, seed) in FuzzInput.seeds.enumerated() {
        guard let file = fopen("\(String(cString: folder))/\(index)", "w") else { exit(1) }
        fwrite(seed, 1, seed.count, file)
        fclose(file)
    }
    exit(0)
}
