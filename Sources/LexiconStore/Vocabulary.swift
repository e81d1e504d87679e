public import DocumentModel
public import ICUText

/// Folded surface forms, numbered. Filled while lexicons load, then frozen: one hash probe a token, no allocation.
/// Folding is ICU's (`ICUText.foldCase`): small letters, plain apostrophes and hyphens.
///
/// Forms are hashed and compared eight bytes at a time. Most words are one such group: those stand in a table of their
/// own, which a look-up reads once.
public struct Vocabulary: Sendable {
  /// The bytes of all forms in groups of eight, each form's last group filled up with zeros.
  private var groups: [EightBytes] = []
  /// By number: the form's first group, and its length in bytes.
  private var forms: [(first: UInt32, length: UInt32)] = []
  /// Of forms longer than eight bytes: the hash above, the number below; `empty` where there is none.
  private var slots: [UInt64]
  private static let empty = UInt64.max
  /// Of the other forms.
  @usableFromInline var short = ShortForms()
  private var longCount = 0

  public init() { slots = [UInt64](repeating: Self.empty, count: 1 << 12) }

  public var count: Int { forms.count }

  /// The folded form.
  public func form(_ lexeme: LexemeID) -> String {
    let form = forms[Int(lexeme.rawValue)]
    let bytes = (0..<Int(form.length)).map { at in
      UInt8(truncatingIfNeeded: groups[Int(form.first) + at / 8].value >> (8 * UInt64(at % 8)))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number of an already folded form, added if new.
  public mutating func intern(_ folded: String) -> LexemeID {
    let form = Array(folded.utf8)
    let known = lexeme(folded: form.span)
    guard known.isNone else { return known }
    let id = UInt32(forms.count)
    forms.append((UInt32(groups.count), UInt32(form.count)))
    for at in stride(from: 0, to: form.count, by: 8) {
      groups.append(EightBytes(form.span, at: at, end: form.count))
    }
    if Self.isShort(form.count) {
      short.insert(groups[groups.count - 1], length: form.count, LexemeID(rawValue: id))
    } else {
      longCount += 1
      if longCount * 2 > slots.count { grow() } else { place(id) }
    }
    return LexemeID(rawValue: id)
  }

  /// The number of an already folded form, or `.none`.
  public func lexeme(folded form: Span<UInt8>) -> LexemeID {
    find(form.count) { EightBytes(form, at: $0 * 8, end: form.count) }
  }

  /// The number of a form of one to eight ASCII bytes in lower case, zeros behind them; or `.none`.
  @inlinable @inline(__always)
  public func lexeme(short form: EightBytes, length: Int) -> LexemeID {
    short.find(form, length: length)
  }

  /// The number of a form in any case, or `.none`. Words of Latin, Greek and Cyrillic letters are folded in passing; only
  /// rare letters make a string for ICU.
  public func lexeme(anyCase bytes: Span<UInt8>, _ range: Range<Int>) -> LexemeID {
    if range.count <= 8, !range.isEmpty {
      let form = EightBytes(bytes, at: range.lowerBound, end: range.upperBound)
      if form.wide == 0 { return lexeme(short: form.lowered, length: range.count) }
    }
    var wide: UInt64 = 0
    for at in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      wide |= EightBytes(bytes, at: at, end: range.upperBound).wide
    }
    guard wide == 0 else { return lexeme(wide: bytes.extracting(range)) }
    return find(range.count) {
      EightBytes(bytes, at: range.lowerBound + $0 * 8, end: range.upperBound).lowered
    }
  }

  /// The number of a form of nine to sixteen ASCII bytes in lower case, zeros behind them; or `.none`.
  public func lexeme(_ first: EightBytes, _ second: EightBytes, length: Int) -> LexemeID {
    find(length) { $0 == 0 ? first : second }
  }

  public func lexeme(anyCase form: Span<UInt8>) -> LexemeID {
    lexeme(anyCase: form, 0..<form.count)
  }

  /// Of a form with letters beyond ASCII.
  private func lexeme(wide form: Span<UInt8>) -> LexemeID {
    var folded = InlineArray<8, EightBytes>(repeating: EightBytes(value: 0))
    var length = 0
    let isComplete = Folding.forEachByte(form) { byte in
      if length < 64 { folded[length / 8].value |= UInt64(byte) << (8 * UInt64(length % 8)) }
      length += 1
    }
    guard isComplete, length <= 64 else { return foldedByICU(form) }
    return find(length) { folded[$0] }
  }

  private func foldedByICU(_ form: Span<UInt8>) -> LexemeID {
    var bytes: [UInt8] = []
    for at in form.indices { bytes.append(form[at]) }
    let folded = Array(ICUText.foldCase(String(decoding: bytes, as: UTF8.self)).utf8)
    return lexeme(folded: folded.span)
  }

  @inline(__always)
  private func find(_ length: Int, _ group: (Int) -> EightBytes) -> LexemeID {
    if Self.isShort(length) { return short.find(group(0), length: length) }
    let count = (length + 7) / 8
    var hash = Hash()
    for at in 0..<count { hash.add(group(at)) }
    let wanted = hash.finished(length)
    let mask = slots.count - 1
    var at = Int(wanted) & mask
    while slots[at] != Self.empty {
      let slot = slots[at]
      if UInt32(truncatingIfNeeded: slot >> 32) == wanted {
        let id = UInt32(truncatingIfNeeded: slot)
        if equals(Int(id), length, count, group) { return LexemeID(rawValue: id) }
      }
      at = (at + 1) & mask
    }
    return .none
  }

  @inline(__always)
  private func equals(
    _ id: Int, _ length: Int, _ count: Int, _ group: (Int) -> EightBytes
  ) -> Bool {
    let form = forms[id]
    guard Int(form.length) == length else { return false }
    for at in 0..<count where groups[Int(form.first) + at] != group(at) { return false }
    return true
  }

  private mutating func place(_ id: UInt32) {
    let form = forms[Int(id)]
    var hash = Hash()
    for at in 0..<((Int(form.length) + 7) / 8) { hash.add(groups[Int(form.first) + at]) }
    let wanted = hash.finished(Int(form.length))
    let mask = slots.count - 1
    var at = Int(wanted) & mask
    while slots[at] != Self.empty { at = (at + 1) & mask }
    slots[at] = UInt64(wanted) << 32 | UInt64(id)
  }

  @inline(__always)
  private static func isShort(_ length: Int) -> Bool { length > 0 && length <= 8 }

  private mutating func grow() {
    slots = [UInt64](repeating: Self.empty, count: slots.count * 2)
    for id in forms.indices where !Self.isShort(Int(forms[id].length)) { place(UInt32(id)) }
  }

  /// Multiply and fold, eight bytes a step.
  private struct Hash {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    mutating func add(_ group: EightBytes) {
      state = (state ^ group.value) &* 0xD6E8_FEB8_6659_FD93
      state ^= state >> 32
    }

    @inline(__always)
    func finished(_ length: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: ((state ^ UInt64(length)) &* 0xD6E8_FEB8_6659_FD93) >> 32)
    }
  }
}
