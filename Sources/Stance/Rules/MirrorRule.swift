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
    guard share != .zero || isOwn else { return }
    let entry = reading.lexicon.terms[hit.term].entry
    let range = reading.range(hit.span)
    let named = reading.evidence.contains {
      $0.entry == entry && $0.range == range && $0.target == opponent
    }
    guard !named else { return }
    let isTold = reading.isToldOnly(hit.head, scope) && !reading.isPraised(referent.side)
    // Who speaks ill of the own side or of its ally does not speak for the other.
    let isSelfBlame = value * scope.factor < 0 && reading.isFriend(referent.side)
    reading.emit(
      id, hit, toward: Referent(side: opponent, share: referent.share, mention: nil),
      value: -value,
      factors: max(
        reading.weight(parameter) * Int(share.rawValue) / 1000,
        isOwn ? reading.weight(.mirrorOwn) : 0),
      scope.factor,
      reading.helpShare(hit.head, value, scope),
      isSelfBlame ? reading.weight(.selfBlame) : isTold ? reading.weight(.mirrorTold) : 1000)
  }
}

extension Reading {
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
