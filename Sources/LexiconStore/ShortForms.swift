public import DocumentModel
public import ICUText

/// Forms of one to eight bytes with their numbers: a table in which a form is its own key, so that a look-up reads one
/// place and compares one number.
@usableFromInline
struct ShortForms: Sendable {
  @usableFromInline
  struct Slot: Sendable {
    @usableFromInline var form: EightBytes
    @usableFromInline var lexeme: LexemeID
    /// In bytes; 0 where the place is free.
    @usableFromInline var length: UInt32

    @usableFromInline
    init(form: EightBytes, lexeme: LexemeID, length: UInt32) {
      self.form = form
      self.lexeme = lexeme
      self.length = length
    }

    static let free = Slot(form: EightBytes(value: 0), lexeme: .none, length: 0)
  }

  /// A power of two, at least twice as many as there are forms.
  @usableFromInline var slots = [Slot](repeating: .free, count: 1 << minimalBits)
  /// What is left of the hash of a form: 64 less the bits of a place.
  @usableFromInline var shift = UInt64(64 - minimalBits)
  private var count = 0
  private static let minimalBits = 6

  @usableFromInline init() {}

  /// The number of a form, or `.none`.
  @inlinable @inline(__always)
  func find(_ form: EightBytes, length: Int) -> LexemeID {
    var at = Self.place(form, shift)
    while true {
      let slot = slots[at]
      if slot.form == form, Int(slot.length) == length { return slot.lexeme }
      if slot.length == 0 { return LexemeID(rawValue: .max) }
      at = (at &+ 1) & (slots.count &- 1)
    }
  }

  /// Law: the form is not there yet.
  mutating func insert(_ form: EightBytes, length: Int, _ lexeme: LexemeID) {
    count += 1
    if count * 2 > slots.count { grow() }
    put(Slot(form: form, lexeme: lexeme, length: UInt32(length)))
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: .free, count: old.count * 2)
    shift -= 1
    for slot in old where slot.length > 0 { put(slot) }
  }

  private mutating func put(_ slot: Slot) {
    var at = Self.place(slot.form, shift)
    while slots[at].length > 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = slot
  }

  @inlinable @inline(__always)
  static func place(_ form: EightBytes, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: ((form.value ^ form.value >> 29) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
