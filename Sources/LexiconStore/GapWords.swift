public import DocumentModel

/// What a sentence splitter asks about words. A value of its own, because `Lexicons` as a whole is too large to be handed
/// around at every gap.
public struct GapWords: Sendable {
  @usableFromInline let abbreviations: [AbbreviationClass]
  @usableFromInline let functionTags: [UPOS]

  init(_ lexicons: Lexicons) {
    abbreviations = lexicons.abbreviations
    functionTags = lexicons.stance.functionTags
  }

  /// The class of an abbreviation, its full stop included; `.none` for other words.
  @inlinable @inline(__always)
  public func abbreviation(_ lexeme: LexemeID) -> AbbreviationClass {
    let at = Int(lexeme.rawValue)
    return at < abbreviations.count ? abbreviations[at] : .none
  }

  /// The tag of a closed-class word, or `.unknown`.
  @inlinable @inline(__always)
  public func functionTag(_ lexeme: LexemeID) -> UPOS {
    let at = Int(lexeme.rawValue)
    return at < functionTags.count ? functionTags[at] : .unknown
  }
}

extension Lexicons {
  public var gapWords: GapWords { GapWords(self) }
}
