import DocumentModel
import LexiconStore

/// In a two-sided matter what is bad for one party is good for the other: the opponent gets the opposite at the share
/// that the lexicon line states, unless the same predicate reaches it by name.
enum MirrorRule {
  static let id = RuleID.stanceMirror

  static func apply(
    _ hit: Hit, _ share: Millis, of referent: Referent, value: Int, _ scope: Scope,
    by parameter: StanceParameter = .mirror, in reading: inout Reading
  ) {
    guard let opponent = reading.opponent(of: referent.side),
      referent.side == reading.customSide || reading.isParty(referent.side)
    else { return }
    let isOwn = opponent == reading.speakerSide && value * scope.factor < 0 && value < 0
    guard share != .zero || isOwn || scope.isIronic else { return }
    let entry = reading.lexicon.terms[hit.term].entry
    let range = reading.range(hit.span)
    // Said again it turns nothing round again.
    let named = reading.evidence.contains {
      $0.entry == entry && $0.target == opponent
        && ($0.range == range || reading.mode == .quotation && $0.rule == id)
    }
    guard !named else { return }
    // Who scoffs at a misdeed takes the part of whom it is done to, as far as a two-sided word would.
    let isScoffed = scope.isIronic && value < 0 && scope.factor > 0
    let isTold = reading.isToldOnly(hit.head, scope) && !reading.isPraised(referent.side)
    // Who speaks ill of the own side or of its ally does not speak for the other.
    let isSelfBlame = value * scope.factor < 0 && reading.isFriend(referent.side)
    reading.emit(
      id, hit, toward: Referent(side: opponent, share: referent.share, mention: nil),
      value: -value,
      factors: max(
        reading.weight(parameter) * Int(share.rawValue) / 1000,
        isOwn ? reading.weight(.mirrorOwn) : isScoffed ? reading.weight(.mirror) : 0),
      scope.factor,
      reading.helpShare(hit.head, value, scope),
      isSelfBlame ? reading.weight(.selfBlame) : isTold ? reading.weight(.mirrorTold) : 1000)
  }
}

extension Reading {
  /// "X shells its own people": the charge is the opponent's.
  func harmsOwn(_ hit: Hit, _ term: PredicateTerm, _ doer: SideID) -> Bool {
    guard mode == .quotation, term.kind == .deed, !term.isNoun, term.object < .zero else {
      return false
    }
    return objects(of: hit.head, term).contains { bearersOfSubject($0).contains(doer) }
  }
}

extension Reading {
  /// What is turned round counts less toward an opponent that was left unnamed, where the text has room to name it.
  mutating func weakenUnnamed() {
    for at in evidence.indices
    where evidence[at].rule == .stanceMirror
      && evidence[at].target.map({ $0 != speakerSide && !involved.contains($0) }) == true
    {
      let piece = evidence[at]
      evidence[at] = Evidence(
        quote: piece.quote, target: piece.target, rule: piece.rule,
        weight: Millis(Int(piece.weight.rawValue) * weight(.mirrorUnnamed) / 1000),
        entry: piece.entry, range: piece.range, targetRange: piece.targetRange)
    }
  }

  /// Helping one side is not yet against the other; stopping the help serves the other.
  func helpShare(_ token: Int, _ value: Int, _ scope: Scope) -> Int {
    guard scene.predicate(token)?.kind == .deed, value > 0, scope.factor > 0 else { return 1000 }
    return weight(.mirrorHelp)
  }

  /// Whether words of judgement have spoken well of the side in this quotation.
  func isPraised(_ side: SideID) -> Bool {
    guard side != customSide else { return false }
    let pole = lexicons.side(side).pole
    return evidence.contains {
      $0.target == side && Int($0.weight.rawValue) * pole > 0
        && [.stanceModifier, .stanceCopula, .stanceHaving, .stanceManner].contains($0.rule)
    }
  }

  /// What a bystander tells of, neither wanted nor feared, in a word that praises nobody's work ("liberate" does).
  func isToldOnly(_ token: Int, _ scope: Scope) -> Bool {
    mode == .quotation && !isParty(speakerSide)
      && (speakerSide != .unknown || scene.predicate(token)?.kind == .outcome) && !scope.isGoverned
      && !scope.isNecessary
      && !scope.isConditional && subject(of: token).map(isSpeaker) != true
      && (scene.predicate(token)?.object ?? .zero) <= .zero
  }
}
