import DocumentModel
import ICUText
import LexiconStore

/// How a token is written. A single capital letter counts as capitalised.
enum Shape {
  static func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> TokenShape {
    var letters: UInt64 = 0
    var capitals: UInt64 = 0
    var small: UInt64 = 0
    for at in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      let group = EightBytes(bytes, at: at, end: range.upperBound)
      if group.wide != 0 { return wide(bytes.extracting(range)) }
      letters |= group.letters
      small |= group.letters & ~group.capitals
      // A capital anywhere but at the start is more than one, or a mixture.
      capitals |= at == range.lowerBound ? group.capitals : group.capitals >> 1
    }
    return of(letters: letters, capitals: capitals, small: small)
  }

  /// Of a token of ASCII in one group of eight.
  @inline(__always)
  static func of(_ group: EightBytes) -> TokenShape {
    let letters = group.letters
    let capitals = group.capitals
    return of(letters: letters, capitals: capitals, small: letters & ~capitals)
  }

  /// Of a word of at most eight letters, by the mask of its capitals.
  @inline(__always)
  static func of(capitals: UInt64, ofLetters count: Int) -> TokenShape {
    if capitals == 0 { return .lower }
    if capitals == first { return .capitalised }
    return capitals.nonzeroBitCount == count ? .upper : .mixed
  }

  /// Of a token of ASCII in two groups.
  @inline(__always)
  static func of(_ first: EightBytes, _ second: EightBytes) -> TokenShape {
    let (one, two) = (first.letters, second.letters)
    let (big, more) = (first.capitals, second.capitals)
    return of(
      letters: one | two, capitals: big | more >> 1, small: (one & ~big) | (two & ~more))
  }

  /// `capitals` is `first` where the first byte of the token is a capital and no other is.
  @inline(__always)
  private static func of(letters: UInt64, capitals: UInt64, small: UInt64) -> TokenShape {
    if capitals == 0 { return letters == 0 ? .other : .lower }
    if capitals == first { return .capitalised }
    return small == 0 ? .upper : .mixed
  }

  private static let first: UInt64 = 0x80

  private static func wide(_ form: Span<UInt8>) -> TokenShape {
    var upper = 0
    var letters = 0
    var at = 0
    while at < form.count {
      let (_, length) = CharacterClass.decode(form, at)
      letters += WordCutter.isLetter(form, at) ? 1 : 0
      upper += WordCutter.isCapital(form, at) ? 1 : 0
      at += length
    }
    if letters == 0 { return .other }
    if upper == 0 { return .lower }
    if upper == 1 && WordCutter.isCapital(form, 0) { return .capitalised }
    return upper == letters ? .upper : .mixed
  }
}
