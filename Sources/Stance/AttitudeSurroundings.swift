import DocumentModel
import LexiconStore

/// Where a quotation stands among the names of a side and its opponent: what tells whether a quotation that names neither
/// means one. It cannot tell for from against.
struct AttitudeSurroundings {
  let mentions: MentionMap
  let segments: Segments
  let notes: AttitudeNotes
  let speakerSide: SideID
  private static let leadSentences = 3
  /// A shorter text has no surroundings to speak of.
  private static let leastSentences = 4

  static func exist(_ segments: Segments) -> Bool { segments.sentences.count >= leastSentences }

  func settings(
    _ part: Slice, toward side: SideID, _ opponent: SideID?, named: Bool
  ) -> [AttitudeSetting] {
    guard Self.exist(segments) else { return [] }
    let own = mentions.count(side)
    let foreign = opponent.map { mentions.count($0) } ?? 0
    var settings: [AttitudeSetting] = [
      .share(fifths: own * 5 / max(1, own + foreign), named: named),
      .density(perThousand: own * 1000 / max(1, segments.tokens.count), named: named),
    ]
    func naming(_ tokens: Range<Int>) -> AttitudeNaming {
      let found = mentions.names(side, opponent, in: tokens)
      return AttitudeNaming(own: found.own, opponent: found.opponent)
    }
    let sentences = segments.sentences
    let sentence = segments.sentence(at: part.lower)?.value ?? 0
    let tokens = sentences[sentence].tokenIndices
    let first = tokens.first { segments.tokens[$0].range.lower >= part.lower } ?? tokens.upperBound
    settings.append(.before(0, naming(tokens.lowerBound..<first), named: named))
    for back in 1...2 where sentence >= back {
      settings.append(.before(back, naming(sentences[sentence - back].tokenIndices), named: named))
    }
    let lead = sentences[min(Self.leadSentences, sentences.count) - 1].tokenIndices.upperBound
    settings.append(.lead(naming(0..<lead), named: named))
    let last = mentions.last(side, opponent, before: first)
    if let last {
      let at = segments.sentence(at: segments.tokens[last.token].range.lower)?.value ?? 0
      settings.append(.last(isOwn: last.isOwn, back: sentence - at, named: named))
    }
    for kind in AttitudePronoun.allCases where notes.pronouns.contains(kind) {
      settings.append(.pronoun(kind, last: last?.isOwn, named: named))
    }
    if notes.saysWe {
      let isOwn = speakerSide == side ? true : speakerSide == opponent ? false : nil
      settings.append(.we(isOwn: isOwn, named: named))
    }
    return settings
  }
}
