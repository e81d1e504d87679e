import DocumentModel
import LexiconStore

/// Where a quotation stands among the names of a side and its opponent: what tells whether a quotation that names neither
/// means one. It cannot tell for from against.
enum AttitudeSurroundings {
  private static let leadSentences = 3
  /// A shorter text has no surroundings to speak of.
  private static let leastSentences = 4

  static func exist(_ segments: Segments) -> Bool { segments.sentences.count >= leastSentences }

  /// Those of a quotation that begins at `start`, by a speaker of `speakerSide`, in thousandths.
  static func add(
    _ start: Int, toward side: SideID, _ opponent: SideID?, from speakerSide: SideID,
    _ mentions: borrowing MentionMap, _ segments: Segments, _ notes: borrowing AttitudeNotes,
    to settings: inout [(AttitudeSetting, Int)]
  ) {
    guard exist(segments) else { return }
    let named = notes.names(side)
    func add(_ setting: AttitudeSetting) { settings.append((setting, 1000)) }
    let own = mentions.count(side)
    let foreign = opponent.map { mentions.count($0) } ?? 0
    add(.share(fifths: own * 5 / max(1, own + foreign), named: named))
    add(.density(perThousand: own * 1000 / max(1, segments.tokens.count), named: named))
    func naming(_ tokens: Range<Int>) -> AttitudeNaming {
      let found = mentions.names(side, opponent, in: tokens)
      return AttitudeNaming(own: found.own, opponent: found.opponent)
    }
    let sentences = segments.sentences
    let sentence = segments.sentence(at: start)?.value ?? 0
    let tokens = sentences[sentence].tokenIndices
    let first = tokens.first { segments.tokens[$0].range.lower >= start } ?? tokens.upperBound
    add(.before(0, naming(tokens.lowerBound..<first), named: named))
    for back in 1...2 where sentence >= back {
      add(.before(back, naming(sentences[sentence - back].tokenIndices), named: named))
    }
    let lead = sentences[min(leadSentences, sentences.count) - 1].tokenIndices.upperBound
    add(.lead(naming(0..<lead), named: named))
    let last = mentions.last(side, opponent, before: first)
    if let last {
      let at = segments.sentence(at: segments.tokens[last.token].range.lower)?.value ?? 0
      add(.last(isOwn: last.isOwn, back: sentence - at, named: named))
    }
    for kind in AttitudePronoun.allCases where notes.pronouns.contains(kind) {
      add(.pronoun(kind, last: last?.isOwn, named: named))
    }
    if notes.saysWe {
      let isOwn = speakerSide == side ? true : speakerSide == opponent ? false : nil
      add(.we(isOwn: isOwn, named: named))
    }
  }
}
