import DebateTestSupport
import Glibc
import Testing

@testable import DebateRuntime

@Suite("Slot memory")
struct SlotMemoryTests {
    private let home: TemporaryHome
    private let path: String
    private let magic = Array("a test's layout".utf8)
    private let bytes = 10_000

    init() throws {
        home = try TemporaryHome()
        path = home.path + "/shared/slots"
    }

    private func memory() throws -> SlotMemory {
        try SlotMemory(path: path, magic: magic, bytes: bytes)
    }

    private func byte(_ memory: SlotMemory) -> UInt8 {
        memory.base.load(fromByteOffset: bytes - 1, as: UInt8.self)
    }

    private func mark(_ memory: SlotMemory) {
        memory.base.storeBytes(of: 7, toByteOffset: bytes - 1, as: UInt8.self)
    }

    @Test("makes the directory and the file, all of it allocated and zero")
    func made() throws {
        let memory = try memory()
        #expect(byte(memory) == 0)
        #expect(permissions(of: home.path + "/shared") == 0o750)
        #expect(permissions(of: path) == 0o640)
        var facts = stat()
        #expect(stat(path, &facts) == 0)
        #expect(facts.st_size == off_t(SlotMemory.headerBytes + bytes))
        #expect(Int(facts.st_blocks) * 512 >= SlotMemory.headerBytes + bytes)
    }

    @Test("a file that is there is shared, by who has it open and who comes later")
    func shared() throws {
        let first = try memory()
        let second = try memory()
        mark(first)
        #expect(byte(second) == 7)
        #expect(byte(try memory()) == 7)
    }

    @Test("of many that start at once all get one file, whether none or a wrong one is there")
    func together() throws {
        for round in 0..<100 {
            if round % 2 == 1 { try Files.replace(path, with: [1, 2, 3]) } else { unlink(path) }
            let all = Monitor<[SlotMemory]>([])
            let ready = Monitor(0)
            onThreads(8) { _ in
                ready.update { $0 += 1 }
                ready.wait { $0 == 8 ? () : nil }
                guard let memory = try? memory() else { return }
                all.update { $0.append(memory) }
            }
            let memories = all.update { $0 }
            mark(try memory())
            #expect(memories.map(byte) == [UInt8](repeating: 7, count: 8))
        }
    }

    @Test("leaves nothing beside the file but its lock")
    func tidy() throws {
        _ = try SlotMemory(path: home.path + "/slots", magic: magic, bytes: bytes)
        #expect(home.files == ["slots", "slots.lock", "slots.lock.turn"])
    }

    @Test("a shorter or longer file, or one of another magic, is replaced")
    func replaced() throws {
        mark(try memory())
        let whole = try #require(try Files.read(path))
        var foreign = whole
        foreign[0] ^= 1
        for wrong in [[], magic, Array(whole.dropLast()), whole + [0], foreign] {
            try Files.replace(path, with: wrong)
            #expect(byte(try memory()) == 0)
        }
        try Files.replace(path, with: whole)
        #expect(byte(try memory()) == 7, "the right one is kept")
    }

    @Test("says why no file can be made, and leaves nothing behind")
    func refused() throws {
        try Files.makeDirectory(path)
        #expect(throws: FileProblem.self) { try memory() }
        let blocked = home.path + "/file"
        try Files.replace(blocked, with: [])
        #expect(throws: FileProblem.self) {
            try SlotMemory(path: blocked + "/slots", magic: magic, bytes: bytes)
        }
        #expect(home.files == ["file", "shared"])
    }

    @Test("a full disk refuses the file instead of killing a later writer")
    func diskFull() throws {
        do throws(FileProblem) {
            _ = try SlotMemory(path: home.path + "/slots", magic: magic, bytes: 1 << 50)
            Issue.record("made a file of a petabyte")
        } catch {
            #expect([ENOSPC, EFBIG, EDQUOT].contains(error.code), "\(error)")
        }
        #expect(home.files == ["slots.lock", "slots.lock.turn"])
    }
}
