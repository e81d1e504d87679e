import DocumentModel

/// The parser takes a name behind a phrase at the head of a sentence for its apposition, where no comma parts them ("Without
/// such help [X] would fall"): it is the subject of the verb that follows.
extension Scene {
  /// Whether anything was changed.
  mutating func repairFrontedPhrases() -> Bool {
    var changed = false
    for token in 1..<max(1, count) where isMisreadSubject(token) {
      let noun = heads[token]
      heads[token] = heads[noun]
      relations[token] = .nsubj
      changed = true
    }
    return changed
  }

  private func isMisreadSubject(_ token: Int) -> Bool {
    guard tags[token] == .propn, relations[token] == .appos || relations[token] == .flat,
      heads[token] >= 0, heads[token] == token - 1
    else { return false }
    let noun = heads[token]
    guard tags[noun] == .noun, relations[noun] == .obl, child(noun, .caseMark) != nil else {
      return false
    }
    let verb = heads[noun]
    return verb > token && child(verb, .nsubj) == nil && child(verb, .nsubjPass) == nil
      && token + 1 < count
      && (token + 1 == verb
        || heads[token + 1] == verb && [.aux, .verb, .adv].contains(tags[token + 1]))
  }
}
