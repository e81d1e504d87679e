import DocumentModel

/// A number of the scorer, as weights-hand.tsv names it. All stand there; Swift holds none.
public enum StanceParameter: String, Sendable, CaseIterable {
  // Rules: how sure a way of reaching the target is.
  case object = "stance.object"
  case subject = "stance.subject"
  case modifier = "stance.modifier"
  case copula = "stance.copula"
  case having = "stance.having"
  case manner = "stance.manner"
  case bound = "stance.policy-bound"
  case fallback = "stance.policy-default"
  case frame = "stance.frame"
  case referent = "stance.frame-referent"
  case name = "stance.name"
  case mirror = "stance.mirror"
  case mirrorDeed = "stance.mirror-deed"
  case territory = "stance.territory"
  case demanded = "stance.demand"
  case urge = "stance.urge"
  case warning = "stance.warning"
  case sacrifice = "stance.sacrifice"
  case cue = "stance.cue"
  case denial = "stance.denial"
  case against = "stance.against"
  case capture = "stance.capture"
  case owned = "stance.owned"
  case selfBlame = "stance.self-blame"
  case implicit = "stance.implicit"
  case withhold = "stance.withhold"
  case mirrorOwn = "stance.mirror-own"
  case mirrorTold = "stance.mirror-told"
  case mirrorHelp = "stance.mirror-help"
  case mirrorUnnamed = "stance.mirror-unnamed"
  case selfHarm = "stance.self-harm"
  case intrusion = "stance.intrusion"
  case advance = "stance.advance"
  case civilian = "stance.civilian"
  case counter = "stance.counter"
  case statement = "stance.statement"
  case grievance = "stance.grievance"
  case proxy = "stance.proxy"
  case nearby = "stance.nearby"
  // Classes.
  case classDeed = "class.deed"
  case classAttitude = "class.attitude"
  case classOutcome = "class.outcome"
  case classTransfer = "class.transfer"
  case classCombat = "class.combat"
  case classClaim = "class.claim"
  case classWish = "class.wish"
  case classReverser = "class.reverser"
  case classEvent = "class.event"
  case classCause = "class.cause"
  case classDemand = "class.demand"
  case classJudgement = "class.judgement"
  case classQuality = "class.quality"
  case classAffect = "class.affect"
  case classHappening = "class.happening"
  case classPolicy = "class.policy"
  case classFrame = "class.frame"
  case classTarget = "class.target"
  // Scope: factors on the way up.
  case negationDeed = "scope.negation-deed"
  case negation = "scope.negation"
  case reversal = "scope.reversal"
  case reversalDeed = "scope.reversal-deed"
  case endorsement = "scope.endorsement"
  case possible = "scope.possible"
  case necessary = "scope.necessary"
  case conditional = "scope.conditional"
  case question = "scope.question"
  case distance = "scope.distance"
  case doubt = "scope.doubt"
  case report = "scope.report"
  case presupposed = "scope.presupposed"
  case victim = "scope.victim"
  case told = "scope.told"
  case named = "scope.named"
  case cleared = "scope.cleared"
  case foreignWording = "scope.foreign-wording"
  case others = "scope.others-attitude"
  case parties = "scope.parties-attitude"
  case embedded = "scope.embedded"
  case carried = "scope.carrier"
  case spoken = "scope.spoken"
  // Reach: which mention of the side was found.
  case reachState = "reach.state"
  case reachGovernment = "reach.government"
  case reachLeader = "reach.leader"
  case reachMilitary = "reach.military"
  case reachPeople = "reach.people"
  case reachTerritory = "reach.territory"
  case reachProxy = "reach.proxy"
  case reachMedia = "reach.media"
  case reachDemonym = "reach.demonym"
  case reachPronoun = "reach.pronoun"
  case reachDeixis = "reach.deixis"
  case reachPartner = "reach.partner"
  case reachCarrier = "reach.carrier"
  case reachPrevious = "reach.previous"
  case reachDominant = "reach.dominant"
  case reachScene = "reach.scene"
  // Labels and display.
  /// From how many mentions on a side is what the article is about.
  case often = "reach.often"
  case threshold = "label.threshold"
  case half = "display.half"
  /// A sign is called from this probability on; from the second one where the rules call it too; a side is left out from
  /// the third one on, that of its absence.
  case attitudeThreshold = "attitude.threshold"
  case attitudeSeconded = "attitude.seconded"
  case attitudeAbsent = "attitude.absent"
  case confidenceBase = "confidence.base"
  case confidenceSlope = "confidence.slope"
  case confidenceImplicit = "confidence.implicit"
  // Sentiment.
  case sentimentNegation = "sentiment.negation"
  case sentimentReversal = "sentiment.reversal"
  case sentimentIntensity = "sentiment.intensity"
  case sentimentDiminish = "sentiment.diminish"
  case sentimentContrast = "sentiment.contrast"
  case sentimentAlpha = "sentiment.alpha"
  case sentimentPredicate = "sentiment.predicate"
  case sentimentReach = "sentiment.reach"
  case sentimentAfterContrast = "sentiment.after-contrast"
  case sentimentNegative = "sentiment.negative"
  case sentimentDenial = "sentiment.denial"
  case sentimentDoubt = "sentiment.doubt"
  case sentimentLength = "sentiment.length"
}

/// Which weights score: those set by people (weights-hand.tsv), or with them those fitted on labelled data.
public enum WeightChoice: String, Sendable, CaseIterable {
  case hand, fitted

  /// The table where the choice is `fitted`, else none.
  public func table(_ table: FittedTables) -> FittedTables { self == .fitted ? table : [] }
}

/// weights-hand.tsv or a fitted file of the same form: for quotations, for mentions in any text, and for the tone.
public struct StanceWeights: Sendable {
  /// What is measured: the attitude of a quotation's speaker, a text's toward a mention, or the tone of words.
  public enum Mode: Int, Sendable, CaseIterable { case quotation, mention, tone }

  private var values: [[Int]]

  /// All zero.
  init() {
    values = [[Int]](
      repeating: [Int](repeating: 0, count: StanceParameter.allCases.count),
      count: Mode.allCases.count)
  }

  init(_ source: LexiconSource) throws(LexiconError) {
    let all = StanceParameter.allCases
    self.init()
    var seen: [String: Int] = [:]
    let table = try LexiconTable(
      source, required: ["parameter", "quotation", "mention", "tone"], optional: ["note"])
    for row in table.rows {
      let name = try row.required("parameter")
      guard let at = all.firstIndex(where: { $0.rawValue == name }) else {
        throw row.error(
          .badValue(column: "parameter", field: name, allowed: all.map(\.rawValue)))
      }
      if let first = seen[name] { throw row.error(.duplicate(term: name, firstLine: first)) }
      seen[name] = row.line
      _ = try row.required("quotation")
      let quotation = Int(try row.millis("quotation")?.rawValue ?? 0)
      values[0][at] = quotation
      values[1][at] = Int(try row.millis("mention")?.rawValue ?? Int32(quotation))
      values[2][at] = Int(try row.millis("tone")?.rawValue ?? Int32(quotation))
    }
    if let missing = all.first(where: { seen[$0.rawValue] == nil }) {
      throw LexiconError(
        path: source.path, line: 0, kind: .empty(column: "parameter \(missing.rawValue)"))
    }
  }

  /// In thousandths.
  public func callAsFunction(_ parameter: StanceParameter, _ mode: Mode) -> Int {
    values[mode.rawValue][parameter.ordinal]
  }
}

extension StanceParameter {
  /// Position in `allCases`.
  var ordinal: Int { Self.ordinals[self] ?? 0 }
  private static let ordinals = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
