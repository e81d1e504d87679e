import DocumentModel
import LexiconStore

/// Second names that a text gives with the first: "Marta Orlyk, better known as Tina Vale", "Pavel Hart, alias Grim".
struct Aliases {
  let reader: Reader
  /// For every token: the mention that covers it, or −1.
  let mentionAt: [Int32]
  /// The most tokens between the word that announces a second name and that name ("known by her stage name").
  private static let ahead = 7
  /// The most tokens of a bracket between the two names.
  private static let bracket = 30

  /// A name and the second name of whoever bears it, as positions among the mentions.
  struct Pair {
    let first: Int
    let second: Int
  }

  /// All pairs, in the order of the text.
  func found() -> [Pair] {
    reader.tokens.indices.compactMap { at in
      guard reader.lexicon.word(reader.token(at).lexeme).sort == .alias,
        let first = name(before: at), let second = name(behind: at), first != second
      else { return nil }
      return Pair(first: first, second: second)
    }
  }

  /// The name that the words before `at` speak of, over adverbs, "who is", a comma and a bracket.
  private func name(before at: Int) -> Int? {
    let floor = reader.sentence(of: at).lowerBound
    var here = at - 1
    while here > floor, mentionAt[here] < 0 {
      if reader.mark(here) == UInt8(ascii: ")") {
        let end = here
        while here > floor, reader.mark(here) != UInt8(ascii: "("), end - here < Self.bracket {
          here -= 1
        }
      } else if !isBetween(here) {
        return nil
      }
      here -= 1
    }
    guard here >= floor, mentionAt[here] >= 0 else { return nil }
    return holder(here, floor)
  }

  /// "Theodora of Sund": the name before the place.
  private func holder(_ at: Int, _ floor: Int) -> Int {
    let own = mentionAt[at]
    var start = at
    while start > floor, mentionAt[start - 1] == own { start -= 1 }
    guard start - 2 >= floor, reader.traits(start - 1).contains(.link), mentionAt[start - 2] >= 0
    else { return Int(own) }
    return Int(mentionAt[start - 2])
  }

  private func isBetween(_ at: Int) -> Bool {
    reader.isComma(at) || reader.mark(at) == UInt8(ascii: "(") || reader.tag(at) == .adv
      || reader.tag(at) == .aux || reader.traits(at).contains(.relative)
  }

  /// The name that follows, over "as", "by her pseudonym" and a quotation mark.
  private func name(behind at: Int) -> Int? {
    let limit = min(reader.sentence(of: at).upperBound, at + 1 + Self.ahead)
    // "has known Tina Vale for years": a second name stands behind "as" or "by", or behind a comma and the word.
    let isSetOff = at > 0 && (reader.isComma(at - 1) || reader.mark(at - 1) == UInt8(ascii: "("))
    let isGoverned =
      at + 1 < limit && !reader.traits(at + 1).isDisjoint(with: [.whenever, .agent])
    guard isSetOff || isGoverned else { return nil }
    for here in at + 1..<max(at + 1, limit) {
      if mentionAt[here] >= 0 { return Int(mentionAt[here]) }
      guard reader.isQuoteMark(here) || !reader.isPunctuation(here) || reader.isComma(here),
        !reader.isVerbal(here), reader.traits(here).isDisjoint(with: [.indefinite, .relative])
      else { return nil }
    }
    return nil
  }
}
