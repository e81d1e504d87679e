import DocumentModel

/// The parser often misreads a clause in -ing that is the subject ("Helping X makes …", "Cutting the aid to X would be …").
/// Three patterns are put right; all need a participle without subject or auxiliary of its own.
extension Scene {
  /// Whether anything was changed.
  mutating func repairGerunds() -> Bool {
    var changed = false
    for token in 0..<count where isBareGerund(token) {
      if takeObject(token) || stepDown(token) { changed = true }
    }
    for token in 0..<count where isActiveParticiple(token) && tags[token] == .verb {
      if takePhrase(token) { changed = true }
    }
    return changed
  }

  /// "Letting X back [into the club] would be an error": a noun with a preposition is no subject; the clause is.
  private mutating func takePhrase(_ token: Int) -> Bool {
    guard child(token, .nsubj) == nil, child(token, .aux) == nil else { return false }
    for noun in token + 1..<max(token + 1, count) {
      guard relations[noun] == .nsubj, let mark = child(noun, .caseMark), mark > token, mark < noun
      else { continue }
      let verb = heads[noun]
      guard verb > noun, child(verb, .mark) == nil,
        child(verb, .aux) != nil || child(verb, .cop) != nil,
        heads[verb] == token || heads[token] == verb
      else { return false }
      if heads[verb] == token {
        heads[verb] = heads[token]
        relations[verb] = relations[token] == .advcl ? .ccomp : relations[token]
      }
      heads[noun] = token
      relations[noun] = .obl
      heads[token] = verb
      relations[token] = .csubj
      return true
    }
    return false
  }

  private func isBareGerund(_ token: Int) -> Bool {
    guard isActiveParticiple(token), tags[token] == .verb else { return false }
    return child(token, .nsubj) == nil && child(token, .aux) == nil && child(token, .mark) == nil
      && (0..<token).allSatisfy { tags[$0] == .punct || heads[$0] == token }
  }

  /// "Cutting [the aid] would be a mistake": the noun beside the participle is its object, not the subject of the verb.
  private mutating func takeObject(_ token: Int) -> Bool {
    let head = heads[token]
    guard head > token, relations[token] == .advcl || relations[token] == .csubj,
      child(token, .obj) == nil, let noun = child(head, .nsubj), noun > token,
      !(token..<noun).contains(where: { tags[$0] == .punct })
    else {
      guard head > token, relations[token] == .advcl, child(head, .nsubj) == nil else {
        return false
      }
      relations[token] = .csubj
      return true
    }
    heads[noun] = token
    relations[noun] = .obj
    relations[token] = .csubj
    return true
  }

  /// "[Helping X] makes things worse": the finite verb is the head, not the participle.
  private mutating func stepDown(_ token: Int) -> Bool {
    guard heads[token] < 0 || relations[token] == .root || relations[token] == .ccomp else {
      return false
    }
    for at in token + 1..<max(token + 1, count) where isMisplacedHead(at, under: token) {
      heads[at] = heads[token]
      relations[at] = relations[token]
      heads[token] = at
      relations[token] = .csubj
      return true
    }
    return false
  }

  /// A finite verb below the participle, or a word with a copula that hangs on it or on a noun before ("easy" in "blaming X
  /// for everything is easy").
  private func isMisplacedHead(_ at: Int, under token: Int) -> Bool {
    guard !isActiveParticiple(at), child(at, .mark) == nil, child(at, .nsubj) == nil else {
      return false
    }
    if child(at, .cop) != nil {
      return relations[at] == .parataxis && heads[at] == token
        || relations[at] == .amod && heads[at] < at
    }
    return tags[at] == .verb && heads[at] == token && [.xcomp, .ccomp].contains(relations[at])
  }
}
