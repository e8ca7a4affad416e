import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import Glibc

/// Pictures for avatars and covers.
enum UploadHandlers {
    static let largestBytes = 2 * 1024 * 1024

    /// Stores a picture without what it says of its maker: `{url}`.
    ///
    /// It is named by its content, so that the same picture is stored once.
    static func upload(_ call: Call) throws -> Reply {
        let request = call.request
        // Media types know no case (RFC 9110 §8.3.1); those of pictures have no parameters.
        guard let type = request.contentType?.lowercased(),
            PictureFile.Format.allCases.contains(where: { $0.mediaType == type }),
            request.header("HTTP_CONTENT_ENCODING") == nil
        else { throw Failure.noPicture }
        guard !request.bodyIsTooLarge, request.body.count <= largestBytes else {
            throw Failure.tooLarge
        }
        let picture = try picture(request.body, type)
        try call.services.limits.countUpload(by: call.account.id, nowMs: call.nowMs)
        let bytes = picture.withoutMetadata
        let name = Digest.name(of: bytes) + "." + picture.format.fileExtension
        try store(bytes, as: name, in: call.services.settings.mediaDirectory)
        return Reply(Uploaded(url: "/media/" + name))
    }

    private static func picture(
        _ bytes: [UInt8], _ type: String
    ) throws(RuleViolation) -> PictureFile {
        guard let picture = try? PictureFile(bytes), picture.format.mediaType == type else {
            throw .badImage
        }
        return picture
    }

    /// What pictures leave free for the database beside them, in bytes: 256 MiB.
    static let reservedBytes: UInt64 = 256 * 1024 * 1024

    /// - Throws: `StoreError.unavailable` when the disk does not take it, or is nearly full.
    private static func store(
        _ bytes: [UInt8], as name: String, in directory: String
    ) throws(StoreError) {
        let path = directory + "/" + name
        if Files.exists(path) { return }
        do throws(FileProblem) {
            try Files.makeDirectory(directory)
            if let free = Files.freeBytes(directory), free < reservedBytes {
                throw FileProblem("store a picture in", directory, code: ENOSPC)
            }
            try Files.replace(path, with: bytes)
        } catch {
            throw .unavailable(error.description)
        }
    }

    private struct Uploaded: JSONWritable {
        let url: String

        func write(to json: inout JSONWriter) {
            json.object { json in json.member("url", url) }
        }
    }
}
