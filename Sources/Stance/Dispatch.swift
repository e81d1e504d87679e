import DocumentModel
import LexiconStore

extension Reading {
  /// Applies every rule to every term of the sentence that lies in what was said.
  mutating func apply() {
    for hit in scene.names.hits where isHeard(hit.head) {
      if case .deixis(.own) = hit.payload, isInside(hit.head), isParty(speakerSide) {
        involved.insert(speakerSide)
      }
      guard case .target(let term) = hit.payload else { continue }
      if isInside(hit.head), named.allSatisfy({ $0.side != term.side }) {
        named.append((term.side, range(hit.span)))
      }
      involved.insert(term.side)
      NameRule.apply(hit, term, in: &self)
      TerritoryRule.apply(hit, term, in: &self)
    }
    for hit in scene.charges.hits where isHeard(hit.head) && !isMentionsName(hit) {
      let before = evidence.count
      apply(hit)
      if mode == .mention && evidence.count == before { NearbyRule.apply(hit, in: &self) }
    }
    if mode == .mention { evidence.removeAll { $0.target != customSide } }
  }

  private mutating func apply(_ hit: Hit) {
    switch hit.payload {
    case .evaluative(let term): evaluate(hit, term)
    case .predicate(let term):
      PredicateSubjectRule.apply(hit, term, in: &self)
      PredicateObjectRule.apply(hit, term, in: &self)
      CaptureRule.apply(hit, term, in: &self)
      ImplicitRule.apply(hit, term, in: &self)
      WithholdRule.apply(hit, term, in: &self)
      UrgeRule.apply(hit, term, in: &self)
      IntrusionRule.apply(hit, term, in: &self)
      AdvanceRule.apply(hit, term, in: &self)
      CivilianRule.apply(hit, term, in: &self)
      DenialRule.applyDenied(hit, term, in: &self)
    case .policy(let term): PolicyBoundRule.apply(hit, term, in: &self)
    case .frame(let term):
      FrameRule.apply(hit, term, in: &self)
      FrameReferentRule.apply(hit, term, in: &self)
    case .side(let value): AgainstRule.apply(hit, value, in: &self)
    case .shifter, .target, .deixis, .head, .neutral: break
    }
  }

  private mutating func evaluate(_ hit: Hit, _ term: EvaluativeTerm) {
    let before = evidence.count
    ModifierRule.apply(hit, term, in: &self)
    if evidence.count == before { CopulaRule.apply(hit, term, in: &self) }
    if evidence.count == before { HavingRule.apply(hit, term, in: &self) }
    if evidence.count == before { MannerRule.apply(hit, term, in: &self) }
    if evidence.count == before { ImplicitRule.apply(hit, term, in: &self) }
  }

  /// Verbs whose senses differ by their prepositions ("fight X", "fight for X") take the one whose preposition stands
  /// there, else the one with a direct object.
  mutating func settleSenses() {
    scene.dropNominalVerbs(lexicon)
    scene.joinSplitVerbs(segments.tokens, lexicon)
    for index in scene.charges.hits.indices where scene.charges.hits[index].senses.count > 1 {
      let hit = scene.charges.hits[index]
      guard case .predicate = hit.payload, let sense = sense(of: hit) else { continue }
      scene.charges.hits[index].term = Int(sense)
      scene.charges.hits[index].payload = lexicon.terms[Int(sense)].payload
    }
  }

  private func sense(of hit: Hit) -> UInt32? {
    var plain: UInt32? = nil
    let tag = scene.tags[hit.head]
    let fit = lexicon.terms[hit.term].pos.fit(tag)
    for sense in hit.senses {
      let candidate = lexicon.terms[Int(sense)]
      // A verb is no sense of what is tagged a noun where the noun is known.
      guard case .predicate(let term) = candidate.payload,
        hit.length > 1 || candidate.pos.fit(tag) >= fit
      else { continue }
      if !term.via.isEmpty, oblique(of: hit.head, { term.via.contains($0) }) != nil { return sense }
      if term.takesObject, plain == nil { plain = sense }
    }
    return plain
  }
}
