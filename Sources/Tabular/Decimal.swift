public import DocumentModel

/// Numbers as ASCII, without floating point: the same value always gives the same bytes.
public enum Decimal {
  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude, to: &bytes)
  }

  /// Thousandths with as many decimals as they need: 0.293, −0.42, 1, 0.
  public static func append(_ value: Millis, to bytes: inout [UInt8]) {
    if value < .zero { bytes.append(UInt8(ascii: "-")) }
    let magnitude = UInt(value.rawValue.magnitude)
    digits(magnitude / 1000, to: &bytes)
    var rest = magnitude % 1000
    if rest == 0 { return }
    bytes.append(UInt8(ascii: "."))
    var unit: UInt = 100
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  public static func string(_ value: Millis) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digits(_ value: UInt, to bytes: inout [UInt8]) {
    if value >= 10 { digits(value / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
