import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateCtl

/// A folder on another disk than `/tmp`, as long as this value exists.
private final class OtherDisk {
    let path = Files.beside("/dev/shm/debate")

    init() throws {
        try Files.makeDirectory(path)
    }

    deinit {
        Files.remove(path)
    }

    static var isThere: Bool {
        Files.device("/dev/shm") != nil && Files.device("/dev/shm") != Files.device("/tmp")
    }
}

@Suite("Exchange of a home's data")
struct HomeReplacementTests {
    private let home: TemporaryHome
    private let part: BackupFolder

    private static let old = [
        "debate.db": "old data", "debate.db-wal": "old log", "first-login": "old login",
        "media/both.png": "picture", "media/old.png": "old picture", "secret.key": "old keys",
        "words.txt": "old words",
    ]
    private static let new = [
        "debate.db": "new data", "media/both.png": "picture", "media/new.png": "new picture",
        "secret.key": "new keys",
    ]

    init() throws {
        home = try TemporaryHome()
        part = BackupFolder(path: home.path + "/part")
    }

    private func write(_ files: [String: String], to folder: String) throws {
        try Files.makeDirectory(folder + "/media")
        for (name, text) in files {
            try Files.replace(folder + "/" + name, with: Array(text.utf8))
        }
    }

    /// All files of a folder and its `media`, with what is in them.
    private func files(in folder: String) throws -> [String: String] {
        let names =
            Files.names(in: folder) + Files.names(in: folder + "/media").map { "media/" + $0 }
        var found: [String: String] = [:]
        for name in names where Files.isRegular(folder + "/" + name) {
            found[name] = String(
                decoding: try Files.read(folder + "/" + name) ?? [], as: UTF8.self)
        }
        return found
    }

    /// The folder holds its own data; what is to come lies on the disks it is for.
    private func prepare() throws -> HomeReplacement {
        try write(Self.old, to: home.path)
        try write(Self.new, to: part.path)
        try Files.makeDirectory(pictures)
        for name in Files.names(in: part.media) {
            try Files.copy(part.media + "/" + name, to: pictures + "/" + name, mode: 0o644)
        }
        return HomeReplacement(settings: home.settings, nowMs: 0)
    }

    private var pictures: String { home.path + "/media/restore.1.part" }

    @Test("the new data is there and nothing of the old, which lies aside")
    func whole() throws {
        let replacement = try prepare()
        try replacement.put(part, pictures: pictures)
        #expect(try files(in: home.path) == Self.new)
        #expect(replacement.aside.path.hasPrefix(home.settings.backupDirectory + "/replaced-"))
        #expect(try files(in: replacement.aside.path) == Self.old)
        #expect(Files.names(in: home.settings.backupDirectory).count == 1)
    }

    @Test("pictures on another disk are copied aside", .enabled(if: OtherDisk.isThere))
    func picturesElsewhere() throws {
        let disk = try OtherDisk()
        #expect(symlink(disk.path, home.path + "/media") == 0)
        let replacement = try prepare()
        try replacement.put(part, pictures: pictures)
        #expect(try files(in: home.path) == Self.new)
        #expect(try files(in: replacement.aside.path) == Self.old)
        #expect(Files.device(replacement.aside.path + "/media") == Files.device(home.path))
    }

    @Test("beside backups on another disk nothing is put", .enabled(if: OtherDisk.isThere))
    func backupsElsewhere() throws {
        let disk = try OtherDisk()
        #expect(symlink(disk.path, home.settings.backupDirectory) == 0)
        let replacement = try prepare()
        try replacement.put(part, pictures: pictures)
        #expect(replacement.aside.path.hasPrefix(home.path + "/replaced-"))
        #expect(try files(in: replacement.aside.path) == Self.old)
        #expect(try files(in: home.path) == Self.new)
        #expect(Files.names(in: disk.path).isEmpty)
    }

    /// A folder takes no file's place: where the new data has one its move fails.
    @Test("a move that fails leaves the home as it was", arguments: HomeFile.allCases)
    func undone(_ file: HomeFile) throws {
        let replacement = try prepare()
        Files.remove(part.path + "/" + file.name)
        try Files.makeDirectory(part.path + "/" + file.name + "/not-a-file")
        if file == .logIndex { try write(["debate.db-shm": "index"], to: home.path) }
        let before = try files(in: home.path)
        #expect(throws: FileProblem.self) { try replacement.put(part, pictures: pictures) }
        #expect(try files(in: home.path) == before)
        #expect(Files.names(in: home.settings.backupDirectory).isEmpty)
        #expect(!home.files.contains { $0.hasSuffix(".part") })
    }

    @Test("a new home is empty again after a move that fails")
    func undoneInNewHome() throws {
        try write(Self.new, to: part.path)
        Files.remove(part.database)
        try Files.makeDirectory(part.database)
        // No data, and yet no place a folder could take.
        #expect(symlink("/nowhere/at/all", home.settings.databasePath) == 0)
        let replacement = HomeReplacement(settings: home.settings, nowMs: 0)
        #expect(!replacement.wouldReplace)
        #expect(throws: FileProblem.self) { try replacement.put(part, pictures: part.media) }
        #expect(try files(in: home.path).isEmpty)
    }

    @Test("what cannot be kept aside stops it before anything is touched")
    func notAside() throws {
        let replacement = try prepare()
        try Files.removeFile(home.settings.wordsPath)
        try Files.makeDirectory(home.settings.wordsPath)
        let before = try files(in: home.path)
        #expect(throws: FileProblem.self) { try replacement.put(part, pictures: pictures) }
        #expect(try files(in: home.path) == before)
        #expect(Files.names(in: home.settings.backupDirectory).isEmpty)
    }

    @Test("folders of a killed restore go, wherever they lie, and nothing else does")
    func leftovers() throws {
        let settings = home.settings
        let kept = ["restore-x.part", "restore.x", "replaced-debate-19700101T000000Z.x.part"]
        for folder in [settings.home, settings.mediaDirectory, settings.backupDirectory] {
            for name in kept { try Files.makeDirectory(folder + "/" + name) }
            let left = RestoreLeftovers.newPath(in: folder)
            try write(Self.new, to: left)
        }
        RestoreLeftovers(settings: settings).remove()
        for folder in [settings.mediaDirectory, settings.backupDirectory] {
            #expect(Files.names(in: folder) == kept.sorted())
        }
        #expect(home.files == (kept + ["backup", "media"]).sorted())
    }
}

@Suite("Pictures of a home")
struct PictureFilesTests {
    @Test("are regular files that are whole")
    func names() throws {
        let home = try TemporaryHome()
        try Files.makeDirectory(home.path + "/lost+found")
        try Files.replace(home.path + "/one.png", with: [1])
        try Files.replace(home.path + "/two.png.x.part", with: [2])
        #expect(symlink("/nowhere", home.path + "/three.png") == 0)
        #expect(PictureFiles.names(in: home.path) == ["one.png"])
        try PictureFiles.keep(from: home.path, in: home.path + "/kept")
        #expect(Files.names(in: home.path + "/kept") == ["one.png"])
    }

    @Test(
        "take room in a backup on another disk, none on their own",
        .enabled(if: OtherDisk.isThere))
    func room() throws {
        let (home, disk) = (try TemporaryHome(), try OtherDisk())
        let media = home.settings.mediaDirectory
        try Files.makeDirectory(media + "/lost+found")
        try Files.replace(media + "/one.png", with: [1, 2, 3])
        try Files.replace(media + "/two.png", with: [4])
        try Files.replace(home.settings.databasePath, with: [5])
        #expect(BackupCommand.copiedBytes(of: home.settings, to: home.path) == 1)
        #expect(BackupCommand.copiedBytes(of: home.settings, to: disk.path) == 5)
    }
}
