/// Which layers an annotated line carries.
public struct Layers: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let sentences = Layers(rawValue: 1)
  public static let tokens = Layers(rawValue: 2)
  public static let syntax = Layers(rawValue: 4)
  public static let quotes = Layers(rawValue: 8)
  public static let standard: Layers = [.sentences, .quotes]

  /// The names an analyst may write, in the order of the output.
  public static let names: KeyValuePairs<String, Layers> = [
    "sentences": .sentences, "tokens": .tokens, "syntax": .syntax, "quotes": .quotes,
  ]

  /// Names separated by commas; nil where one of them is none of `names`.
  public init?(named list: String) {
    self = []
    for name in list.split(separator: ",") {
      guard let layer = Self.names.first(where: { $0.key == name })?.value else { return nil }
      insert(layer)
    }
  }
}
