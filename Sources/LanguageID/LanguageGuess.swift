import CLanguage

/// What language a text is in, as CLD2 sees it.
public struct LanguageGuess: Sendable, Equatable {
  /// A code as CLD2 has it: "en", "uk", "zh-Hant"; "un" where it cannot be told.
  public let code: String
  public let isReliable: Bool

  /// Of well-formed UTF-8. Texts beyond 64 KiB are judged by their beginning.
  public init(of text: [UInt8]) {
    var end = min(text.count, 1 << 16)
    while end < text.count && end > 0 && text[end] & 0xC0 == 0x80 { end -= 1 }
    var code = [CChar](repeating: 0, count: 8)
    isReliable =
      unsafe text.withUnsafeBufferPointer { bytes in
        unsafe code.withUnsafeMutableBufferPointer {
          unsafe clanguage_detect(bytes.baseAddress, end, $0.baseAddress)
        }
      } != 0
    self.code = String(decoding: code.prefix { $0 != 0 }.map { UInt8($0) }, as: UTF8.self)
  }
}
