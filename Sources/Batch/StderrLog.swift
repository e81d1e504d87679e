public import Logging
import MappedBytes

/// Messages for the reader of a terminal or a log collector, one line each on stderr.
public struct StderrLog: LogHandler {
  public enum Style: Sendable { case plain, json }
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level
  let style: Style

  public init(style: Style, level: Logger.Level) {
    self.style = style
    logLevel = level
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    var line: String
    switch style {
    case .plain:
      line = event.level >= .warning ? "standpoint: \(event.message)" : "\(event.message)"
    case .json:
      line = "{\"level\":\"\(event.level)\",\"message\":\(Self.quoted("\(event.message)"))"
      for (key, value) in fields { line += ",\(Self.quoted(key)):\(Self.quoted("\(value)"))" }
      line += "}"
    }
    // A log that cannot be written has nowhere to say so.
    try? ByteStream.standardError().write(Array("\(line)\n".utf8))
  }

  /// As a JSON string.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
