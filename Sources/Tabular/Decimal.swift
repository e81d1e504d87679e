public import DocumentModel

/// Numbers as ASCII, without floating point: the same value always gives the same bytes.
public enum Decimal {
  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude, to: &bytes)
  }

  /// Thousandths with as many decimals as they need: 0.293, −0.42, 1, 0.
  public static func append(_ value: Millis, to bytes: inout [UInt8]) {
    append(Int(value.rawValue), unit: 1000, to: &bytes)
  }

  /// Millionths with as many decimals as they need: 0.000214.
  public static func append(micros value: Int, to bytes: inout [UInt8]) {
    append(value, unit: 1_000_000, to: &bytes)
  }

  private static func append(_ value: Int, unit whole: UInt, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude / whole, to: &bytes)
    var rest = value.magnitude % whole
    if rest == 0 { return }
    bytes.append(UInt8(ascii: "."))
    var unit = whole / 10
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  /// With its sign, "+0.5"; zero has none.
  public static func signed(_ value: Millis) -> String {
    (value > .zero ? "+" : "") + string(value)
  }

  public static func string(_ value: Millis) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What `append` wrote, `mark` before the thousandths; nil of anything else.
  public static func millis(
    _ bytes: some Sequence<UInt8>, mark: UInt8 = UInt8(ascii: ".")
  ) -> Millis? {
    var (value, places, isNegative, hasDigits) = (0, -1, false, false)
    for (at, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where at == 0: isNegative = true
      case mark where places < 0: places = 0
      case 0x30...0x39 where places < 3 && value < 1 << 31:
        value = value * 10 + Int(byte - 0x30)
        hasDigits = true
        if places >= 0 { places += 1 }
      default: return nil
      }
    }
    guard hasDigits else { return nil }
    for _ in max(0, places)..<3 { value *= 10 }
    return Millis(isNegative ? -value : value)
  }

  private static func digits(_ value: UInt, to bytes: inout [UInt8]) {
    if value >= 10 { digits(value / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10))
  }
}
