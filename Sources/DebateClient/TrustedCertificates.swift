internal import CCurl
internal import Glibc

/// Whom a client believes over TLS: the authorities of the system, or those in the file that
/// `SSL_CERT_FILE` names (PEM), as OpenSSL's own programs do. libcurl by itself does not look there.
enum TrustedCertificates {
    static func set(for curl: UnsafeMutableRawPointer) {
        guard let path = getenv("SSL_CERT_FILE"), path[0] != 0 else { return }
        _ = ccurl_set_string(curl, CURLOPT_CAINFO, path)
    }
}
