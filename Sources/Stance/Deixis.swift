import DocumentModel
import LexiconStore

/// Pointing words. The speaker's side resolves them and does nothing else: no score comes from who speaks.
extension Reading {
  /// The side a pointing word means, or nil.
  func deictic(
    _ kind: DeixisClass, _ token: Int
  ) -> (side: SideID, reach: StanceParameter)? {
    switch kind {
    case .own: isParty(speakerSide) ? (speakerSide, .reachDeixis) : nil
    case .enemy:
      isParty(speakerSide) ? opponent(of: speakerSide).map { ($0, .reachDeixis) } : nil
    case .partner: partner(token)
    case .home: home(token)
    case .person, .thing, .several: pointed(kind, token)
    case .speaker, .both, .relative: nil
    }
  }

  /// A side toward which stance is measured.
  func isParty(_ side: SideID) -> Bool { lexicons.side(side).isTarget }

  /// "Our allies" of a speaker whose side has an ally among the parties.
  private func partner(_ token: Int) -> (side: SideID, reach: StanceParameter)? {
    guard ownsByPronoun(token), scene.child(token, .compound) == nil,
      scene.child(token, .amod) == nil, !isParty(speakerSide), let ally = ally(of: speakerSide),
      isParty(ally), isPatient(token), isAround(ally)
    else { return nil }
    return (ally, .reachPartner)
  }

  /// "Our country" is the speaker's; "the country" the one named last.
  private func home(_ token: Int) -> (side: SideID, reach: StanceParameter)? {
    if ownsByPronoun(token) { return isParty(speakerSide) ? (speakerSide, .reachDeixis) : nil }
    guard mode == .quotation, scene.child(token, .det) != nil, scene.child(token, .amod) == nil,
      let side = antecedent(.home, token) ?? context.land
    else { return nil }
    return (side, .reachPrevious)
  }

  /// "The police", "the authorities" with no owner: those of the party on whose land the article's places lie; not from a
  /// bystander, who may mean the own ones.
  func power(at token: Int) -> Referent? {
    guard mode == .quotation, scene.child(token, .nmodPoss) == nil,
      scene.child(token, .nmod) == nil,
      scene.child(token, .amod) == nil || scene.child(token, .det) != nil,
      let hit = scene.names[token],
      isParty(speakerSide) || speakerSide == .unknown || hit.length > 1,
      let side = context.scene(of: lexicons.targets)
    else { return nil }
    return Referent(side: side, share: weight(.reachScene), mention: hit.span)
  }

  /// Whether something is done or given to the noun: partners with whom somebody acts are others.
  private func isPatient(_ token: Int) -> Bool {
    switch scene.relations[token] {
    case .obj, .iobj, .nsubjPass: return true
    default:
      guard let mark = scene.child(token, .caseMark) else { return false }
      return lexicon.patientPrepositions.contains(lexeme(mark))
    }
  }

  /// Whom a pronoun means: a name before it in the sentence, the speaker where speech is reported, or who was named last
  /// in the sentence before.
  private func pointed(
    _ kind: DeixisClass, _ token: Int
  ) -> (side: SideID, reach: StanceParameter)? {
    if kind == .thing && isExpletiveObject(token) { return nil }
    if let side = antecedent(kind, token) { return (side, .reachPronoun) }
    guard mode == .quotation, kind != .thing || !isDirect && !isIdentified(token) else {
      return nil
    }
    if !isDirect && !isFragment { return isParty(speakerSide) ? (speakerSide, .reachPronoun) : nil }
    guard let side = context.antecedent(kind), side != speakerSide else { return nil }
    return (side, .reachPrevious)
  }

  /// "Consider it a mistake if …", "make it clear that …": the word stands for the clause that follows.
  private func isExpletiveObject(_ token: Int) -> Bool {
    let head = scene.heads[token]
    guard head >= 0, scene.relations[token] == .obj else { return false }
    return scene.child(head, .xcomp).map { $0 > token && scene.tags[$0] != .verb } == true
  }

  /// "It was a massacre": the word stands for what happened.
  private func isIdentified(_ token: Int) -> Bool {
    let head = scene.heads[token]
    return head >= 0 && scene.relations[token] == .nsubj && scene.tags[head] == .noun
      && scene.child(head, .cop) != nil
  }

  /// Whether "our" stands before the noun.
  private func ownsByPronoun(_ token: Int) -> Bool {
    var at = scene.firstChild(token)
    while at >= 0 {
      if scene.relations[at] == .nmodPoss, scene.deixis(at) == .own { return true }
      at = scene.sibling(at)
    }
    return false
  }

  /// The name before the pronoun that it can stand for: the last subject, else the last one.
  func antecedent(_ kind: DeixisClass, _ token: Int) -> SideID? {
    var best: SideID? = nil
    var isSubject = false
    for hit in scene.names.hits where hit.first < token {
      if let custom = mention, custom.lowerBound < token, kind == mentionPronoun {
        return customSide
      }
      guard case .target(let term) = hit.payload, term.relation.fits(kind) else { continue }
      let relation = scene.relations[hit.head]
      let subject = relation == .nsubj || relation == .nsubjPass
      if subject || !isSubject {
        best = term.side
        isSubject = subject
      }
    }
    return best
  }
}
