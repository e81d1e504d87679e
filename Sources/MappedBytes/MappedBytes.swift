/// Read-only memory of a model file: mapped where the system can, read otherwise.
public struct MappedBytes: Sendable {}
