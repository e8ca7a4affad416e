import DebateRuntime
import Glibc

/// The package on a machine: where it keeps things, and the file with its settings, which
/// /usr/bin/debatectl names in `DEBATE_SETTINGS`.
enum Installation {
    /// What the units and /usr/bin/debatectl set, and their sandbox allows; nothing else works.
    static let places = ["DEBATE_HOME": "/var/lib/debate", "DEBATE_RUN": "/run/debate"]

    /// What units set one by one: a line in the file would be for all of them.
    static let ownNames = ["DEBATE_BOOT_ID", "DEBATE_NODE", "DEBATE_SETTINGS", "INSTANCE"]

    /// The file of the installation these settings belong to; `nil` for any other instance.
    /// - Throws: when it cannot be read.
    static func settingsFile(_ environment: Environment) throws -> SettingsFile? {
        guard let path = environment["DEBATE_SETTINGS"] else { return nil }
        return try SettingsFile.read(path)
    }

    /// Puts what the file sets into this process's environment. It wins over what is there, as an
    /// `EnvironmentFile=` wins over `Environment=` for the services.
    /// - Throws: when there is a file, and it cannot be read.
    static func adoptSettings() throws {
        for (name, value) in try settingsFile(.ofProcess())?.values ?? [:] {
            setenv(name, value, 1)
        }
    }

    /// Of the web server, for the package.
    /// - Throws: for a setting that cannot be used, or that the package cannot do.
    static func serveSettings(_ environment: Environment) throws(SettingProblem) -> ServeSettings {
        try checkPlaces(environment)
        return try ServeSettings(
            environment,
            home: environment.home,
            isAlone: true)
    }

    /// - Throws: for data or sockets elsewhere than where the units have them.
    static func checkPlaces(_ environment: Environment) throws(SettingProblem) {
        for (name, place) in places.sorted(by: { $0.key < $1.key }) {
            guard let found = environment[name], found != place else { continue }
            throw SettingProblem(name, found: found, allowed: "\(place): the package sets it")
        }
    }
}
