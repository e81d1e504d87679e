import DocumentModel
import LexiconStore

/// The tone of words, target-free: the values of opinion words and predicates, turned and weighed by what governs them in
/// their clause: negators, reversers, degree words, and the contrast around "but". Reads a scene that is already scanned;
/// uses its tree where there is one and word order where not.
struct SentimentReader {
  private let lexicons: Lexicons
  private let tokens: [Token]

  init(lexicons: Lexicons, segments: Segments) {
    self.lexicons = lexicons
    tokens = segments.tokens
  }

  private func weight(_ parameter: StanceParameter) -> Int {
    lexicons.stance.weights(parameter, .tone)
  }

  /// −1000…1000: the sum over the root of its square plus `sentiment.alpha` for each of the `words`, so that a long text
  /// needs more than a short one.
  func display(_ sum: Millis, words: Int) -> Millis {
    let value = Double(sum.rawValue)
    let room = Double(weight(.sentimentAlpha)) * 1000
    let length = Double(words) + Double(weight(.sentimentLength)) / 1000
    return Millis(Int((1000 * value / (value * value + room * length).squareRoot()).rounded()))
  }

  /// How many tokens of the sentence lie in the part.
  func words(_ scene: Scene, in part: Slice) -> Int {
    (scene.lower..<scene.lower + scene.count).count { part.contains(tokens[$0].range) }
  }

  /// Adds the evidence of the words of one sentence that lie in `part`.
  func read(_ scene: Scene, _ part: Slice, _ quote: Index<Quote>, into evidence: inout [Evidence]) {
    for hit in scene.charges.hits {
      let words = tokens[scene.lower + hit.first].range
        .union(tokens[scene.lower + hit.first + hit.length - 1].range)
      guard part.contains(words), !isNominalVerb(hit, scene), let value = valence(hit, scene) else {
        continue
      }
      let shifted = shift(value, hit, scene)
      guard shifted != 0 else { continue }
      evidence.append(
        Evidence(
          quote: quote, target: nil, rule: .stanceSentiment, weight: Millis(shifted),
          entry: lexicons.stance.terms[hit.term].entry, range: words, targetRange: nil))
    }
  }

  /// A verb's line at a word that the tagger calls a noun.
  private func isNominalVerb(_ hit: Hit, _ scene: Scene) -> Bool {
    hit.length == 1 && scene.tags[hit.head] == .noun && lexicons.stance.terms[hit.term].pos == .verb
  }

  // MARK: Values

  /// How the word sounds by itself; nil where it has no tone.
  private func valence(_ hit: Hit, _ scene: Scene) -> Int? {
    switch hit.payload {
    case .evaluative(let term):
      let value = Int(term.value.rawValue) * weight(.weight(of: term.kind)) / 1000
      return value < 0 ? value * weight(.sentimentNegative) / 1000 : value
    case .predicate(let term):
      guard term.subject != .zero || takesItsSense(hit, term, scene) else { return nil }
      let role = term.subject == .zero ? term.object : term.subject
      return loud(Int(role.rawValue) * weight(.weight(of: term.kind)) / 1000)
    case .frame(let term) where term.referent != .zero:
      return loud(Int(term.referent.rawValue) * weight(.classFrame) / 1000)
    case .shifter(let term):
      switch term.kind {
      case .negator: return weight(.sentimentDenial)
      case .doubt, .irony, .distance: return weight(.sentimentDoubt)
      default: return nil
      }
    default: return nil
    }
  }

  private func loud(_ role: Int) -> Int {
    let value = role * weight(.sentimentPredicate) / 1000
    return value < 0 ? value * weight(.sentimentNegative) / 1000 : value
  }

  /// A verb whose line needs a preposition ("stand against") has that sense only where the preposition follows.
  private func takesItsSense(_ hit: Hit, _ term: PredicateTerm, _ scene: Scene) -> Bool {
    guard !term.isNoun, !term.takesObject else { return true }
    let end = min(hit.first + hit.length + weight(.sentimentReach) / 1000, scene.count)
    return (hit.first + hit.length..<end).contains {
      term.via.contains(tokens[scene.lower + $0].lexeme)
    }
  }

  // MARK: Shifting

  private func shift(_ value: Int, _ hit: Hit, _ scene: Scene) -> Int {
    if case .shifter = hit.payload { return value }
    var result = value
    for shifter in scene.hasArcs ? governors(of: hit, scene) : neighbours(of: hit, scene) {
      result = apply(shifter.payload, to: result)
    }
    return contrasted(result, hit, scene)
  }

  private func apply(_ payload: StanceTerm.Payload, to value: Int) -> Int {
    switch payload {
    case .shifter(let term):
      switch term.kind {
      case .negator: value * -weight(.sentimentNegation) / 1000
      case .intensifier: value * weight(.sentimentIntensity) / 1000
      case .diminisher: value * weight(.sentimentDiminish) / 1000
      case .possible, .conditional: value * weight(.possible) / 1000
      default: value
      }
    case .predicate: value * -weight(.sentimentReversal) / 1000
    default: value
    }
  }

  /// What governs the word in its clause, nearest first: degree words, negators and modals beside it or beside a word
  /// over it, and a reverser whose object it is.
  private func governors(of hit: Hit, _ scene: Scene) -> [Hit] {
    var found: [Hit] = []
    var at = hit.head
    for step in 0..<4 {
      var child = scene.firstChild(at)
      while child >= 0 {
        if let beside = scene.charges[child], beside.head == child, beside.first != hit.first,
          case .shifter(let term) = beside.payload, step == 0 || term.kind == .negator
        {
          found.append(beside)
        }
        child = scene.sibling(child)
      }
      let head = scene.heads[at]
      guard head >= 0, staysInClause(scene.relations[at]) else { break }
      if let over = scene.charges[head], case .predicate(let term) = over.payload,
        term.kind == .reverser,
        [.obj, .xcomp, .nsubjPass, .nmod, .obl].contains(scene.relations[at])
      {
        found.append(over)
      }
      at = head
    }
    return found
  }

  private func staysInClause(_ relation: Relation) -> Bool {
    switch relation {
    case .conj, .parataxis, .advcl, .aclRelcl, .acl, .ccomp, .nsubj, .csubj, .appos, .dislocated:
      false
    default: true
    }
  }

  /// Without a tree: the shifters within reach before the word, nearest first; a contrast ends the reach.
  private func neighbours(of hit: Hit, _ scene: Scene) -> [Hit] {
    var found: [Hit] = []
    let reach = weight(.sentimentReach) / 1000
    for before in scene.charges.hits.reversed() where before.first < hit.first {
      guard hit.first - before.first <= reach else { break }
      switch before.payload {
      case .shifter(let term):
        if term.kind == .contrast { return found }
        found.append(before)
      case .predicate(let term) where term.kind == .reverser: found.append(before)
      default: break
      }
    }
    return found
  }

  /// What stands before "but" counts less, what stands after it more.
  private func contrasted(_ value: Int, _ hit: Hit, _ scene: Scene) -> Int {
    for other in scene.charges.hits {
      guard case .shifter(let term) = other.payload, term.kind == .contrast else { continue }
      let factor =
        other.first > hit.first ? StanceParameter.sentimentContrast : .sentimentAfterContrast
      return value * weight(factor) / 1000
    }
    return value
  }
}

extension StanceParameter {
  /// The weight of a class of predicates.
  static func weight(of kind: PredicateClass) -> StanceParameter {
    switch kind {
    case .deed: .classDeed
    case .attitude: .classAttitude
    case .outcome: .classOutcome
    case .transfer: .classTransfer
    case .combat: .classCombat
    case .claim: .classClaim
    case .wish: .classWish
    case .reverser: .classReverser
    case .event: .classEvent
    case .cause: .classCause
    case .demand: .classDemand
    }
  }

  /// The weight of a class of evaluative words.
  static func weight(of kind: EvaluativeClass) -> StanceParameter {
    switch kind {
    case .judgement: .classJudgement
    case .quality: .classQuality
    case .affect: .classAffect
    case .event: .classHappening
    }
  }
}
