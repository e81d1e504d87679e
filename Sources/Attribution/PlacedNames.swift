import DocumentModel
import LexiconStore

/// Names that end with a place: "Theodora of Sund".
extension Cast {
  /// The whole name of someone with a single word for a name, where the text gives it a place more than once; else nil.
  /// "Hart of Sund" beside "Pavel Hart" is no such name.
  func placed(_ entity: Entity) -> Range<Int>? {
    guard entity.kind != .body, entity.body == nil, entity.person == nil, entity.words.count == 1
    else { return nil }
    let whole = entity.mentions.lazy.compactMap { placed(mentions[$0].tokens) }.prefix(2)
    return whole.count == 2 ? whole.first : nil
  }

  /// The name with "of" and one capitalised word behind it, where nothing but a mark or the end of the line follows.
  private func placed(_ name: Range<Int>) -> Range<Int>? {
    let of = name.upperBound
    let end = of + 2
    guard end <= reader.tokens.count, reader.traits(of).contains(.link), reader.tag(of) == .adp,
      reader.isCapital(of + 1), !reader.traits(of + 1).contains(.plain),
      end == reader.tokens.count || reader.isPunctuation(end) || opensLine(end)
    else { return nil }
    return name.lowerBound..<end
  }

  private func opensLine(_ at: Int) -> Bool {
    reader.paragraphNumber(of: reader.token(at).range.lower)
      != reader.paragraphNumber(of: reader.token(at - 1).range.lower)
  }
}
