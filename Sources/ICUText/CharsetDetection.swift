import CICU

/// A charset that a text may be in.
public struct CharsetGuess: Sendable, Equatable {
  /// ICU's name: "windows-1251", "KOI8-R".
  public let name: String
  /// 0 … 100
  public let confidence: Int
}

extension ICUText {
  /// What charsets the bytes may be in, best first.
  public static func charsets(of bytes: Span<UInt8>) -> [CharsetGuess] {
    unsafe withPointer(bytes) { text, count in
      guard let detector = unsafe cicu_detector_open(text, count) else { return [] }
      defer { unsafe cicu_detector_close(detector) }
      return unsafe (0..<cicu_detector_count(detector)).map { at in
        CharsetGuess(
          name: unsafe String(cString: cicu_detector_name(detector, at)),
          confidence: Int(unsafe cicu_detector_confidence(detector, at)))
      }
    }
  }
}
