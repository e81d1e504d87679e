import DocumentModel
import LexiconStore

/// Whose harm or help it is. Nobody endorses harm to the own side, and what a foe does is told as a charge against it: "the
/// sanctions hurt us" and "they want to weaken us" complain, "they arm the other side" accuses.
enum GrievanceRule {
  static let id = RuleID.stanceGrievance

  /// The value of a harmful policy, or of a helpful one that is stopped, toward the speaker's own side: what is bad for it is
  /// lamented, not wished.
  static func value(
    _ value: Int, toward side: SideID, _ scope: Scope, in reading: Reading
  ) -> Int {
    guard reading.mode == .quotation, side == reading.speakerSide, reading.isParty(side),
      value * scope.factor < 0
    else { return value }
    return -value * reading.weight(.grievance) / 1000
  }

  /// A foe of the speaker harms the speaker's own side or its ally, or helps another foe; true where that was the case
  /// and evidence was made. What a bystander tells of one party's harm to the other is no stance: true, and no evidence.
  static func apply(
    _ hit: Hit, _ term: PredicateTerm, _ subjects: Referents, _ referent: Referent,
    _ scope: Scope, in reading: inout Reading
  ) -> Bool {
    guard reading.mode == .quotation, term.subject == .zero || term.praisesHarm,
      term.kind != .combat,
      term.kind != .outcome, term.kind != .attitude, let doer = subjects.first,
      !subjects.isSymmetric
    else { return false }
    let value = Int(term.object.rawValue)
    guard reading.isFoe(doer.side) else {
      return value < 0 && reading.isToldByBystander(doer.side, referent.side, scope)
    }
    let isHarm = value < 0 && reading.isFriend(referent.side)
    let isHelp = value > 0 && reading.isFoe(referent.side) && doer.side != referent.side
    guard isHarm || isHelp, scope.factor > 0 else { return false }
    reading.emit(
      id, hit, toward: referent, value: -value,
      factors: reading.weight(.grievance), reading.weight(term.kind))
    reading.emit(
      id, hit, toward: doer, value: -abs(value),
      factors: reading.weight(.grievance), reading.weight(term.kind))
    return true
  }
}

extension Reading {
  /// Whether a speaker of neither side only tells that one party harms the other.
  fileprivate func isToldByBystander(_ doer: SideID, _ victim: SideID, _ scope: Scope) -> Bool {
    opponent(of: victim) == doer && !isFriend(doer) && !isFriend(victim) && !scope.isNecessary
  }
}

extension PredicateTerm {
  /// Harm that the word itself approves of ("thwart", "repel"): from whom it is done to it is a complaint.
  var praisesHarm: Bool { subject > .zero && object < .zero }
}
