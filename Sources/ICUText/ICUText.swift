import CICU

/// ICU behind values. All methods allocate only where they say so.
public enum ICUText {
  /// Major and minor version of the ICU in use, for the manifest.
  public static var version: (major: Int, minor: Int) {
    let packed = Int(cicu_version())
    return (packed / 100, packed % 100)
  }

  /// Full case folding (Unicode ch. 3.13), with ’ written as '.
  public static func foldCase(_ text: String) -> String {
    var out = ""
    for character in text { out += character == "\u{2019}" ? "'" : character.lowercased() }
    return out
  }
}
