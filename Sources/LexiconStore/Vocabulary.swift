public import DocumentModel
import ICUText

/// Folded surface forms, numbered. Filled while lexicons load, then frozen: one hash probe a token, no allocation.
/// Folding: ASCII letters to lower case and ’ to ' here; other letters by ICU, by the caller (`ICUText.foldCase`).
public struct Vocabulary: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var slots: [UInt32]
  private var hashes: [UInt32] = []
  private var mask: Int

  public init() {
    slots = [UInt32](repeating: .max, count: 1 << 12)
    mask = slots.count - 1
  }

  public var count: Int { hashes.count }

  /// The folded form.
  public func form(_ lexeme: LexemeID) -> String {
    let at = Int(lexeme.rawValue)
    return String(decoding: bytes[Int(ends[at])..<Int(ends[at + 1])], as: UTF8.self)
  }

  /// The number of an already folded form, added if new.
  public mutating func intern(_ folded: String) -> LexemeID {
    let form = Array(folded.utf8)
    let hash = Self.hash(form.span)
    if let found = find(form.span, hash) { return found }
    let id = UInt32(hashes.count)
    bytes += form
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() } else { place(id, hash) }
    return LexemeID(rawValue: id)
  }

  /// The number of an already folded form, or `.none`.
  public func lexeme(folded form: Span<UInt8>) -> LexemeID {
    find(form, Self.hash(form)) ?? .none
  }

  /// The number of a form given as ASCII in any case (the fast path), or `.none`.
  public func lexeme(ascii form: Span<UInt8>) -> LexemeID {
    find(form, Self.hash(form)) ?? .none
  }

  /// The number of a form in any case, or `.none`. Words of Latin, Greek and Cyrillic letters are folded in passing; only
  /// rare letters make a string for ICU.
  public func lexeme(anyCase form: Span<UInt8>) -> LexemeID {
    var h = Self.seed
    var length = 0
    let complete = Folding.forEachByte(form) { byte in
      h = (h ^ UInt32(byte)) &* Self.prime
      length += 1
    }
    guard complete else { return foldedByICU(form) }
    let hash = Self.finished(h)
    var at = Int(hash >> 4) & mask
    while slots[at] != .max {
      let id = slots[at]
      if hashes[Int(id)] == hash && equals(id, folding: form, length) {
        return LexemeID(rawValue: id)
      }
      at = (at + 1) & mask
    }
    return .none
  }

  private func foldedByICU(_ form: Span<UInt8>) -> LexemeID {
    var bytes: [UInt8] = []
    for at in form.indices { bytes.append(form[at]) }
    let folded = Array(ICUText.foldCase(String(decoding: bytes, as: UTF8.self)).utf8)
    return lexeme(folded: folded.span)
  }

  private func equals(_ id: UInt32, folding form: Span<UInt8>, _ length: Int) -> Bool {
    var at = Int(ends[Int(id)])
    guard Int(ends[Int(id) + 1]) - at == length else { return false }
    var same = true
    _ = Folding.forEachByte(form) { byte in
      if bytes[at] != byte { same = false }
      at += 1
    }
    return same
  }

  /// FNV-1a over bytes with ASCII capitals folded, finished by a multiply-shift so that the low bits mix.
  static func hash(_ form: Span<UInt8>) -> UInt32 {
    var h = seed
    for at in form.indices { h = (h ^ UInt32(lowered(form[at]))) &* prime }
    return finished(h)
  }

  private static let seed: UInt32 = 2_166_136_261
  private static let prime: UInt32 = 16_777_619
  private static func finished(_ h: UInt32) -> UInt32 { (h ^ (h >> 15)) &* 0x2C1B_3C6D }

  @inline(__always)
  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte &- 65 < 26 ? byte | 32 : byte
  }

  private func find(_ form: Span<UInt8>, _ hash: UInt32) -> LexemeID? {
    var at = Int(hash >> 4) & mask
    while slots[at] != .max {
      let id = slots[at]
      if hashes[Int(id)] == hash && matches(id, form) { return LexemeID(rawValue: id) }
      at = (at + 1) & mask
    }
    return nil
  }

  private func matches(_ id: UInt32, _ form: Span<UInt8>) -> Bool {
    let start = Int(ends[Int(id)])
    guard Int(ends[Int(id) + 1]) - start == form.count else { return false }
    for at in form.indices where bytes[start + at] != Self.lowered(form[at]) { return false }
    return true
  }

  private mutating func place(_ id: UInt32, _ hash: UInt32) {
    var at = Int(hash >> 4) & mask
    while slots[at] != .max { at = (at + 1) & mask }
    slots[at] = id
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 2)
    mask = slots.count - 1
    for id in hashes.indices { place(UInt32(id), hashes[id]) }
  }
}
