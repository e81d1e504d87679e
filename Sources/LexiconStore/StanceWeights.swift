import DocumentModel

/// A number of the scorer, as weights-hand.tsv names it. All stand there; Swift holds none.
public enum StanceParameter: Int, Sendable, CaseIterable {
  // Rules: how sure a way of reaching the target is.
  case object
  case subject
  case modifier
  case copula
  case having
  case manner
  case bound
  case fallback
  case frame
  case referent
  case name
  case mirror
  case mirrorDeed
  case territory
  case demanded
  case urge
  case warning
  case sacrifice
  case cue
  case denial
  case against
  case capture
  case owned
  case selfBlame
  case implicit
  case withhold
  case mirrorOwn
  case mirrorTold
  case mirrorHelp
  case mirrorUnnamed
  case selfHarm
  case intrusion
  case advance
  case civilian
  case counter
  case statement
  case grievance
  case proxy
  case nearby
  // Classes.
  case classDeed
  case classAttitude
  case classOutcome
  case classTransfer
  case classCombat
  case classClaim
  case classWish
  case classReverser
  case classEvent
  case classCause
  case classDemand
  case classJudgement
  case classQuality
  case classAffect
  case classHappening
  case classPolicy
  case classFrame
  case classTarget
  case classShifter
  // Scope: factors on the way up.
  case negationDeed
  case negation
  case reversal
  case reversalDeed
  case endorsement
  case possible
  case necessary
  case conditional
  case question
  case distance
  case doubt
  case report
  case presupposed
  case victim
  case told
  case named
  case cleared
  case foreignWording
  case others
  case parties
  case embedded
  case carried
  case spoken
  // Reach: which mention of the side was found.
  case reachState
  case reachGovernment
  case reachLeader
  case reachMilitary
  case reachPeople
  case reachTerritory
  case reachProxy
  case reachMedia
  case reachDemonym
  case reachPronoun
  case reachDeixis
  case reachPartner
  case reachCarrier
  case reachPrevious
  case reachDominant
  case reachScene
  // Reach: what the mention of a text is in its sentence.
  case reachSpeaker
  case reachLabel
  case reachDate
  case reachPlace
  case reachWithin
  case reachRecipient
  case reachListed
  // Labels and display.
  /// From how many mentions on a side is what the article is about.
  case often
  case threshold
  case half
  /// A sign is called from this probability on; from the second one where the rules call it too, in a text too short to
  /// have surroundings from the third; a side is left out from the fourth one on, that of its absence.
  case attitudeThreshold
  case attitudeSeconded
  case attitudeSecondedShort
  case attitudeAbsent
  case confidenceBase
  case confidenceSlope
  case confidenceImplicit
  // Sentiment.
  case sentimentNegation
  case sentimentReversal
  case sentimentIntensity
  case sentimentDiminish
  case sentimentContrast
  case sentimentAlpha
  case sentimentPredicate
  case sentimentReach
  case sentimentAfterContrast
  case sentimentNegative
  case sentimentDenial
  case sentimentDoubt
  case sentimentLength

  /// As weights-hand.tsv names it.
  public var name: String { Self.names[rawValue].value }

  init?(name: String) {
    guard let pair = Self.names.first(where: { $0.value == name }) else { return nil }
    self = pair.key
  }

  /// In the order of the cases (the tests look).
  static let names: KeyValuePairs<Self, String> = [
    .object: "stance.object",
    .subject: "stance.subject",
    .modifier: "stance.modifier",
    .copula: "stance.copula",
    .having: "stance.having",
    .manner: "stance.manner",
    .bound: "stance.policy-bound",
    .fallback: "stance.policy-default",
    .frame: "stance.frame",
    .referent: "stance.frame-referent",
    .name: "stance.name",
    .mirror: "stance.mirror",
    .mirrorDeed: "stance.mirror-deed",
    .territory: "stance.territory",
    .demanded: "stance.demand",
    .urge: "stance.urge",
    .warning: "stance.warning",
    .sacrifice: "stance.sacrifice",
    .cue: "stance.cue",
    .denial: "stance.denial",
    .against: "stance.against",
    .capture: "stance.capture",
    .owned: "stance.owned",
    .selfBlame: "stance.self-blame",
    .implicit: "stance.implicit",
    .withhold: "stance.withhold",
    .mirrorOwn: "stance.mirror-own",
    .mirrorTold: "stance.mirror-told",
    .mirrorHelp: "stance.mirror-help",
    .mirrorUnnamed: "stance.mirror-unnamed",
    .selfHarm: "stance.self-harm",
    .intrusion: "stance.intrusion",
    .advance: "stance.advance",
    .civilian: "stance.civilian",
    .counter: "stance.counter",
    .statement: "stance.statement",
    .grievance: "stance.grievance",
    .proxy: "stance.proxy",
    .nearby: "stance.nearby",
    .classDeed: "class.deed",
    .classAttitude: "class.attitude",
    .classOutcome: "class.outcome",
    .classTransfer: "class.transfer",
    .classCombat: "class.combat",
    .classClaim: "class.claim",
    .classWish: "class.wish",
    .classReverser: "class.reverser",
    .classEvent: "class.event",
    .classCause: "class.cause",
    .classDemand: "class.demand",
    .classJudgement: "class.judgement",
    .classQuality: "class.quality",
    .classAffect: "class.affect",
    .classHappening: "class.happening",
    .classPolicy: "class.policy",
    .classFrame: "class.frame",
    .classTarget: "class.target",
    .classShifter: "class.shifter",
    .negationDeed: "scope.negation-deed",
    .negation: "scope.negation",
    .reversal: "scope.reversal",
    .reversalDeed: "scope.reversal-deed",
    .endorsement: "scope.endorsement",
    .possible: "scope.possible",
    .necessary: "scope.necessary",
    .conditional: "scope.conditional",
    .question: "scope.question",
    .distance: "scope.distance",
    .doubt: "scope.doubt",
    .report: "scope.report",
    .presupposed: "scope.presupposed",
    .victim: "scope.victim",
    .told: "scope.told",
    .named: "scope.named",
    .cleared: "scope.cleared",
    .foreignWording: "scope.foreign-wording",
    .others: "scope.others-attitude",
    .parties: "scope.parties-attitude",
    .embedded: "scope.embedded",
    .carried: "scope.carrier",
    .spoken: "scope.spoken",
    .reachState: "reach.state",
    .reachGovernment: "reach.government",
    .reachLeader: "reach.leader",
    .reachMilitary: "reach.military",
    .reachPeople: "reach.people",
    .reachTerritory: "reach.territory",
    .reachProxy: "reach.proxy",
    .reachMedia: "reach.media",
    .reachDemonym: "reach.demonym",
    .reachPronoun: "reach.pronoun",
    .reachDeixis: "reach.deixis",
    .reachPartner: "reach.partner",
    .reachCarrier: "reach.carrier",
    .reachPrevious: "reach.previous",
    .reachDominant: "reach.dominant",
    .reachScene: "reach.scene",
    .reachSpeaker: "reach.speaker",
    .reachLabel: "reach.label",
    .reachDate: "reach.date",
    .reachPlace: "reach.place",
    .reachWithin: "reach.within",
    .reachRecipient: "reach.recipient",
    .reachListed: "reach.listed",
    .often: "reach.often",
    .threshold: "label.threshold",
    .half: "display.half",
    .attitudeThreshold: "attitude.threshold",
    .attitudeSeconded: "attitude.seconded",
    .attitudeSecondedShort: "attitude.seconded-short",
    .attitudeAbsent: "attitude.absent",
    .confidenceBase: "confidence.base",
    .confidenceSlope: "confidence.slope",
    .confidenceImplicit: "confidence.implicit",
    .sentimentNegation: "sentiment.negation",
    .sentimentReversal: "sentiment.reversal",
    .sentimentIntensity: "sentiment.intensity",
    .sentimentDiminish: "sentiment.diminish",
    .sentimentContrast: "sentiment.contrast",
    .sentimentAlpha: "sentiment.alpha",
    .sentimentPredicate: "sentiment.predicate",
    .sentimentReach: "sentiment.reach",
    .sentimentAfterContrast: "sentiment.after-contrast",
    .sentimentNegative: "sentiment.negative",
    .sentimentDenial: "sentiment.denial",
    .sentimentDoubt: "sentiment.doubt",
    .sentimentLength: "sentiment.length",
  ]
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
      guard let at = StanceParameter(name: name)?.rawValue else {
        throw row.error(.badValue(column: "parameter", field: name, allowed: all.map(\.name)))
      }
      if let first = seen[name] { throw row.error(.duplicate(term: name, firstLine: first)) }
      seen[name] = row.line
      _ = try row.required("quotation")
      let quotation = Int(try row.millis("quotation")?.rawValue ?? 0)
      values[0][at] = quotation
      values[1][at] = Int(try row.millis("mention")?.rawValue ?? Int32(quotation))
      values[2][at] = Int(try row.millis("tone")?.rawValue ?? Int32(quotation))
    }
    if let missing = all.first(where: { seen[$0.name] == nil }) {
      throw LexiconError(
        path: source.path, line: 0, kind: .empty(column: "parameter \(missing.name)"))
    }
  }

  /// In thousandths.
  public func callAsFunction(_ parameter: StanceParameter, _ mode: Mode) -> Int {
    values[mode.rawValue][parameter.rawValue]
  }
}
