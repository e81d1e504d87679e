import DocumentModel
import LexiconStore

/// Whose deed a word tells: the speaker's, the speaker's side's, a party's, nobody's. See Strangers.swift for all others.
extension Reading {
  /// Who denies a deed of the own side defends it; of others it is only said that they did not.
  func isPartyWord(_ token: Int) -> Bool {
    guard mode == .quotation, let subject = subject(of: token) else { return mode == .mention }
    return referents(subject).contains(speakerSide)
  }

  /// "Nobody may …": the negator is the subject.
  func isNobodys(_ token: Int) -> Bool {
    surfaceSubject(of: token).map { scene.shifter($0)?.kind == .negator } == true
  }

  /// The speaker or the speaker's group is the subject, or nobody is (an imperative).
  func isOwnDeed(_ token: Int) -> Bool {
    if scene.lower + token == ceiling { return true }
    guard let subject = subject(of: token) ?? surfaceSubject(of: token) else { return true }
    return isSpeaker(subject)
  }

  /// The speaker's own side is the subject ("the allies will impose …", said by one of them).
  func isOwnSidesDeed(_ token: Int) -> Bool {
    guard mode == .quotation, speakerSide != .unknown, let subject = subject(of: token) else {
      return false
    }
    return bearersOfSubject(subject).contains(speakerSide)
  }

  /// I, we, the words that name the speaker beside the cue, or in reported speech the pronoun that takes up the speaker.
  func isSpeaker(_ token: Int) -> Bool {
    switch scene.deixis(token) {
    case .own, .speaker: return true
    case .person, .several, .thing:
      guard let kind = scene.deixis(token) else { return false }
      return !isDirect && mode == .quotation && antecedent(kind, token) == nil
        && !(kind == .person && namesSomebody(before: token))
    default:
      return speakerMention?.contains(segments.tokens[scene.lower + token].range) == true
    }
  }

  /// Whether what is reported has named another subject that "he" can take up ("that the minister knew he …").
  private func namesSomebody(before token: Int) -> Bool {
    (0..<token).contains { at in
      scene.tags[at] == .propn && isInside(at)
        && (scene.relations[at] == .nsubj || scene.relations[at] == .nsubjPass)
    }
  }

  /// Nobody is the subject, or a thing that is nobody's ("such a step would allow …").
  func isNobodysDeed(_ token: Int) -> Bool {
    if isPassive(token) { return agent(of: token) == nil }
    guard let subject = subject(of: token) else { return false }
    return scene.tags[subject] == .noun && scene.name(subject) == nil
      && bearersOfSubject(subject).isEmpty
  }

  /// Whether a party other than the speaker's own is the subject.
  func isPartyDeed(_ token: Int) -> Bool {
    guard let subject = subject(of: token) else { return false }
    let sides = referents(subject)
    return !sides.isEmpty && !sides.contains(speakerSide)
  }
}
