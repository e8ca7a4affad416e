/// The folder of the nginx templates, found from this file.
let nginxFolder: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/nginx"
}()
