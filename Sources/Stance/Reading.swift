import DocumentModel
import LexiconStore

/// One sentence read for one quotation (or for one mention): what the rules see, and the evidence they make.
struct Reading {
  let lexicons: Lexicons
  let mode: StanceWeights.Mode
  var scene = Scene()
  var segments: Segments
  /// The quotation whose evidence is collected.
  var quote = Index<Quote>(0)
  /// Evidence must stand on words inside these ranges.
  var content: [Slice] = []
  /// Tokens (document positions) that scope does not climb past: the cue.
  var ceiling: Int? = nil
  /// What the cue does to what it introduces.
  var cueAttitude = CueAttitude.neutral
  /// A marked fragment inside a reporter's clause.
  var isFragment = false
  /// What is marked as said beside this quotation: its words are not this one's carrier.
  var otherParts: [Slice] = []
  /// Local positions of the clause around the fragment, see Carrier.swift.
  var carrier: [Int] = []
  /// Between marks and without the reporter's grammar around it.
  var isDirect = false
  /// Sides named before, nearest first: in the carrier sentence, the sentence before, the article.
  var context = StanceContext()
  var speakerSide = SideID.unknown
  /// The words that name the speaker beside the cue, where there are any.
  var speakerMention: Slice? = nil
  /// The mention that `score` asks about, as local positions, and the number it goes by.
  var mention: Range<Int>? = nil
  var mentionRole = MentionRole.plain
  var mentionPronoun: DeixisClass? = nil
  let customSide = SideID(rawValue: .max)
  var evidence: [Evidence] = []
  /// Sides named in what was said.
  var involved = SideSet()
  /// The first name of each, in order.
  var named: [(side: SideID, mention: Slice)] = []

  init(lexicons: Lexicons, segments: Segments, mode: StanceWeights.Mode) {
    self.lexicons = lexicons
    self.segments = segments
    self.mode = mode
  }

  var lexicon: StanceLexicon { lexicons.stance }

  func weight(_ parameter: StanceParameter) -> Int { lexicons.stance.weights(parameter, mode) }

  func lexeme(_ token: Int) -> LexemeID { segments.tokens[scene.lower + token].lexeme }

  func range(_ tokens: Range<Int>) -> Slice {
    let all = segments.tokens
    return Slice(
      start: all[scene.lower + tokens.lowerBound].range.start,
      end: all[scene.lower + tokens.upperBound - 1].range.end)
  }

  /// Whether the token lies inside what was said.
  func isInside(_ token: Int) -> Bool {
    let range = segments.tokens[scene.lower + token].range
    return content.contains { $0.contains(range) }
  }

  func opponent(of side: SideID) -> SideID? {
    guard side != customSide else { return nil }
    return lexicons.opponent(of: side)
  }

  func ally(of side: SideID) -> SideID? { lexicons.ally(of: side) }

  /// Whether the side is the speaker's own or its ally (sides.tsv).
  func isFriend(_ side: SideID) -> Bool { side == speakerSide || ally(of: speakerSide) == side }

  /// Whether the side opposes the speaker's own or is opposed by it.
  func isFoe(_ side: SideID) -> Bool {
    guard side != customSide else { return false }
    return opponent(of: speakerSide) == side || opponent(of: side) == speakerSide
  }

  /// Whether a speaker of side `speaker` may be expected to go on against `side`: a foe of it, or anybody but its own
  /// people and friends where third parties oppose it too.
  func mayOppose(_ side: SideID, from speaker: SideID) -> Bool {
    if opponent(of: speaker) == side || opponent(of: side) == speaker { return true }
    return speaker != side && ally(of: speaker) != side && isOpposedByOthers(side)
  }

  // MARK: Making evidence

  /// Adds evidence: `value` × class × rule × scope × the referent's share, all in thousandths. Turns the sign where the
  /// side's pole is −1. Nothing is added for a weight of zero.
  mutating func emit(
    _ rule: RuleID, _ hit: Hit, toward referent: Referent, value: Int, factors: Int...
  ) {
    var product = value * referent.share / 1000
    for factor in factors { product = product * factor / 1000 }
    if !isInside(hit.head) && isFragment { product = product * weight(.carried) / 1000 }
    guard referent.side == customSide || isParty(referent.side) else {
      // Whom the speaker blames is told elsewhere: only what is said of the bystander answers for the own side.
      if rule == .stanceCue || scene.predicate(hit.head)?.kind != .attitude {
        CounterRule.apply(hit, referent, value: product, in: &self)
      }
      return
    }
    if referent.side != customSide { product *= lexicons.side(referent.side).pole }
    guard product != 0, !isRepeated(rule, hit, referent) else { return }
    evidence.append(
      Evidence(
        quote: quote, target: referent.side, rule: rule, weight: Millis(product),
        entry: lexicon.terms[hit.term].entry, range: range(hit.span),
        targetRange: referent.mention.map { range($0) }))
  }

  /// Whether the rule has reached the side from these words already ("X and his army").
  private func isRepeated(_ rule: RuleID, _ hit: Hit, _ referent: Referent) -> Bool {
    let words = range(hit.span)
    return evidence.contains {
      $0.rule == rule && $0.range == words && $0.target == referent.side
    }
  }

  func weight(_ kind: PredicateClass) -> Int { weight(.weight(of: kind)) }

  func weight(_ kind: EvaluativeClass) -> Int { weight(.weight(of: kind)) }
}
