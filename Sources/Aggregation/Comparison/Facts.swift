public import DocumentModel

/// What a comparison needs to know of one quotation. It can be had from an analysis and from a row of quotes.csv.
public struct QuotationFacts: Sendable, Equatable {
  public var number: Int
  public var kind: QuoteKind
  /// Key and name; nil where no speaker was found.
  public var speaker: String?
  public var speakerName: String?
  public var speakerKind: SpeakerKind
  public var side: SideID
  public var role: String?
  public var cue: String?
  public var cueClass: CueClass?
  public var attitude: CueAttitude?
  /// By target, as the lexicon orders them; nil: not involved.
  public var stances: [StanceFact?]
  public var sentiment: Millis?
  public var text: [UInt8]

  public init(
    number: Int, kind: QuoteKind, speaker: String?, speakerName: String?,
    speakerKind: SpeakerKind, side: SideID, role: String?, cue: String?, cueClass: CueClass?,
    attitude: CueAttitude?, stances: [StanceFact?], sentiment: Millis?, text: [UInt8]
  ) {
    self.number = number
    self.kind = kind
    self.speaker = speaker
    self.speakerName = speakerName
    self.speakerKind = speakerKind
    self.side = side
    self.role = role
    self.cue = cue
    self.cueClass = cueClass
    self.attitude = attitude
    self.stances = stances
    self.sentiment = sentiment
    self.text = text
  }
}

public struct StanceFact: Sendable, Equatable {
  public let score: Millis
  public let label: StanceLabel
  public init(score: Millis, label: StanceLabel) {
    self.score = score
    self.label = label
  }
}

/// What a comparison needs to know of one article.
public struct ArticleFacts: Sendable, Equatable {
  public var id: String
  public var outlet: String?
  public var day: String?
  public var words: Int
  public var fingerprint: Fingerprint?

  public init(
    id: String, outlet: String?, day: String?, words: Int, fingerprint: Fingerprint?
  ) {
    self.id = id
    self.outlet = outlet
    self.day = day
    self.words = words
    self.fingerprint = fingerprint
  }
}
