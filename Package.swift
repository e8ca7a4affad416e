// swift-tools-version: 6.0
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "debate",
    products: [
        .executable(name: "debate-fcgi", targets: ["DebateFCGI"]),
        .executable(name: "debate-live", targets: ["DebateLive"]),
        .executable(name: "debatectl", targets: ["DebateCtl"]),
    ],
    targets: [
        // C libraries, from Debian packages (scripts/setup installs them).
        .systemLibrary(
            name: "CFastCGI", pkgConfig: "fcgi", providers: [.apt(["libfcgi-dev"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CUtf8proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(
            name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .target(name: "CLinux"),

        // The product: rules without I/O, then the process's edges, secrets, store, client.
        .target(name: "DebateDomain", swiftSettings: strict),
        .target(
            name: "DebateRuntime", dependencies: ["DebateDomain", "CLinux"],
            swiftSettings: strict),
        .target(
            name: "DebateSecurity",
            dependencies: ["DebateDomain", "DebateRuntime", "CSodium", "CXXHash"],
            swiftSettings: strict),
        .target(
            name: "DebateStore",
            dependencies: [
                "DebateDomain", "DebateRuntime", "DebateSecurity", "CSQLite", "CUtf8proc",
                "COpenCC", "CLinux",
            ],
            swiftSettings: strict),
        .target(name: "WebSocketCodec", swiftSettings: strict),
        .target(
            name: "DebateClient", dependencies: ["WebSocketCodec", "CCurl"],
            swiftSettings: strict),

        // The executables: they never import each other.
        .executableTarget(
            name: "DebateFCGI",
            dependencies: [
                "DebateDomain", "DebateRuntime", "DebateStore", "DebateSecurity", "CFastCGI",
                "CLinux",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "DebateLive",
            dependencies: [
                "DebateDomain", "DebateRuntime", "DebateStore", "DebateSecurity",
                "WebSocketCodec", "CLinux",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "DebateCtl",
            dependencies: [
                "DebateDomain", "DebateRuntime", "DebateStore", "DebateSecurity",
                "DebateClient", "CLinux",
            ],
            swiftSettings: strict),

        // Tests mirror the sources; what goes through nginx stands in Tests/EndToEnd (Python).
        .target(
            name: "DebateTestSupport",
            dependencies: [
                "DebateDomain", "DebateRuntime", "DebateStore", "WebSocketCodec", "CLinux",
            ],
            path: "Tests/DebateTestSupport", swiftSettings: strict),
        .testTarget(
            name: "DebateDomainTests", dependencies: ["DebateDomain", "DebateTestSupport"],
            swiftSettings: strict),
        .executableTarget(
            name: "websocket-echo", dependencies: ["WebSocketCodec"], path: "Tests/EchoServer",
            swiftSettings: strict),
        .testTarget(
            name: "WebSocketCodecTests", dependencies: ["WebSocketCodec"], swiftSettings: strict),
        .testTarget(
            name: "DebateRuntimeTests",
            dependencies: ["DebateRuntime", "DebateTestSupport", "CLinux"],
            swiftSettings: strict),
        .testTarget(
            name: "DebateSecurityTests", dependencies: ["DebateSecurity", "DebateTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "DebateStoreTests",
            dependencies: ["DebateStore", "DebateTestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "DebateFCGITests",
            dependencies: ["DebateFCGI", "DebateTestSupport", "CLinux"],
            swiftSettings: strict),
        .testTarget(
            name: "DebateLiveTests",
            dependencies: ["DebateLive", "DebateTestSupport", "WebSocketCodec"],
            swiftSettings: strict),
        .testTarget(
            name: "DebateClientTests",
            dependencies: ["DebateClient", "DebateRuntime", "DebateTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "DebateCtlTests", dependencies: ["DebateCtl", "DebateTestSupport"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
