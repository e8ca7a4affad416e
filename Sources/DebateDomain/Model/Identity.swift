/// Who takes part in a debate, as far as their acts are counted: an account, else a device.
///
/// An address is never an identity (rule I7).
package enum Identity: Sendable, Hashable {
    case account(AccountID)
    case device(DeviceID)

    /// `account:<uuid>` or `device:<uuid>`, as the store keeps it.
    package var text: String {
        switch self {
        case .account(let id): "account:" + id.text
        case .device(let id): "device:" + id.text
        }
    }

    /// Reads what `text` wrote. `nil` when it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let uuid = UUIDText(parts[1]) else { return nil }
        switch parts[0] {
        case "account": self = .account(AccountID(uuid))
        case "device": self = .device(DeviceID(uuid))
        default: return nil
        }
    }
}
