import DocumentModel
import LexiconStore

/// Cues that no one in the sentence owns: passives without an agent ("is expected to"), "it is clear that", "seems to".
/// What they introduce has no source, however near a noun stands.
struct OwnerlessCues {
  let reader: Reader

  func contains(_ cue: Cue, _ head: Int, _ sentence: Range<Int>) -> Bool {
    let traits = reader.traits(head)
    if traits.contains(.seeming) { return true }
    guard !traits.contains(.quoting) else { return false }
    if isFelt(cue) { return subject(head, sentence).map { isExpletive($0) } ?? false }
    return isPassive(head, sentence) && !hasAgent(head, sentence) && !isFeeling(cue)
  }

  /// "worried", "clear": an adjective belongs to its subject.
  private func isFelt(_ cue: Cue) -> Bool { reader.lexicons.cues.part(of: cue.entry) == .adj }

  /// "is convinced": also an adjective among the cues.
  private func isFeeling(_ cue: Cue) -> Bool {
    let tokens = reader.segments.tokens(in: cue.range)
    guard let last = tokens.last else { return false }
    return reader.lexicons.cues.isAdjective(reader.tokens, at: cue.token?.value ?? last)
  }

  private func subject(_ head: Int, _ sentence: Range<Int>) -> Int? {
    sentence.first {
      guard reader.syntax.head($0) == head else { return false }
      let relation = reader.syntax.relation($0)
      return relation == .nsubj || relation == .nsubjPass || relation == .expl
    }
  }

  /// "it is clear", "there are".
  private func isExpletive(_ at: Int) -> Bool {
    reader.syntax.relation(at) == .expl || reader.traits(at).contains(.neuter)
  }

  /// "was asked"; "Asked whether …," at the head of a sentence; "when asked".
  private func isPassive(_ verb: Int, _ sentence: Range<Int>) -> Bool {
    guard reader.tag(verb) == .verb else { return false }
    if sentence.contains(where: { isHelper($0, of: verb) }) { return true }
    guard reader.endsInEd(verb), subject(verb, sentence) == nil else { return false }
    return verb == sentence.lowerBound || reader.traits(verb - 1).contains(.whenever)
  }

  /// "was" before its verb, with no mark between ("“It is not,” Hart replied" has none).
  private func isHelper(_ at: Int, of verb: Int) -> Bool {
    at < verb && reader.syntax.head(at) == verb && reader.syntax.relation(at) == .auxPass
      && !(at..<verb).contains { reader.isPunctuation($0) }
  }

  /// "by the mayor": a noun behind the verb with a preposition of agents.
  private func hasAgent(_ verb: Int, _ sentence: Range<Int>) -> Bool {
    sentence.contains { at in
      guard reader.syntax.head(at) == verb else { return false }
      let relation = reader.syntax.relation(at)
      return relation == .oblAgent
        || relation == .obl
          && sentence.contains {
            reader.syntax.head($0) == at && reader.syntax.relation($0) == .caseMark
              && reader.traits($0).contains(.agent)
          }
    }
  }
}
