import CICU

/// ICU behind values. All of it may be called from any thread. Text is well-formed UTF-8 of at most 1 GiB where
/// nothing else is said; a longer one traps.
public enum ICUText {
  /// Major and minor version of the ICU in use, for the manifest.
  public static var version: (major: Int, minor: Int) {
    let packed = Int(cicu_version())
    return (packed / 100, packed % 100)
  }

  static let largest = 1 << 30

  /// Lends the bytes of a text as C sees them.
  @inline(__always)
  static func withPointer<R>(
    _ bytes: Span<UInt8>, _ body: (UnsafePointer<UInt8>, Int) -> R
  ) -> R {
    precondition(bytes.count <= largest, "a text of more than 1 GiB")
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        return unsafe withUnsafePointer(to: UInt8(0)) { unsafe body($0, 0) }
      }
      return unsafe body(base, buffer.count)
    }
  }
}
