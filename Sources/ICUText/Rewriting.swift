import CICU
public import DocumentModel

/// A text made from another one. `edits` lists what was changed, ascending; between edits bytes are equal.
public struct Rewriting: Sendable {
  public let bytes: [UInt8]
  public let edits: OffsetMap
  /// Characters that could not be read and became U+FFFD.
  public let replacements: Int
}

extension ICUText {
  /// Whether a text is in normalisation form C already. Ill-formed text is not.
  public static func isNFC(_ bytes: Span<UInt8>) -> Bool {
    unsafe withPointer(bytes) { text, count in unsafe cicu_is_nfc(text, count) != 0 }
  }

  /// Normalisation form C of a well-formed text. Each sequence that changed is an edit of its own.
  public static func nfc(_ bytes: Span<UInt8>) -> Rewriting {
    let handle = unsafe withPointer(bytes) { text, count in unsafe cicu_nfc(text, count) }
    guard let handle = unsafe handle else { preconditionFailure("ICU cannot normalise") }
    return unsafe rewriting(handle)
  }

  /// A text in a charset (by any name that ICU knows) as UTF-8, or nil where the name is unknown.
  public static func decode(_ bytes: Span<UInt8>, charset: String) -> Rewriting? {
    let handle = unsafe withPointer(bytes) { text, count in
      unsafe charset.withCString { unsafe cicu_decode($0, text, count) }
    }
    guard let handle = unsafe handle else { return nil }
    return unsafe rewriting(handle)
  }

  private static func rewriting(_ handle: OpaquePointer) -> Rewriting {
    defer { unsafe cicu_rewrite_close(handle) }
    let count = unsafe cicu_rewrite_count(handle)
    let editCount = unsafe cicu_rewrite_edit_count(handle)
    var edits: [cicu_edit] = []
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { text, filled in
      edits = unsafe [cicu_edit](unsafeUninitializedCapacity: editCount) { list, listed in
        unsafe cicu_rewrite_copy(handle, text.baseAddress, list.baseAddress)
        listed = editCount
      }
      filled = count
    }
    let runs = edits.map {
      OffsetMap.Run(
        normalised: TextRange(start: $0.new_start, end: $0.new_end),
        original: TextRange(start: $0.old_start, end: $0.old_end))
    }
    return Rewriting(
      bytes: bytes, edits: OffsetMap(runs: runs),
      replacements: Int(unsafe cicu_rewrite_replacements(handle)))
  }
}
