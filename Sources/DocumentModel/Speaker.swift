public enum SpeakerKind: UInt8, Sendable, CaseIterable, Codable {
  case person, organisation, group, anonymous, unknown
  public var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { "\($0)" }
}

public enum MentionKind: UInt8, Sendable {
  case fullName, surname, title, pronoun, role, acronym, description
}

/// A stretch of text that refers to a speaker.
public struct Mention: Sendable {
  public let range: Slice
  public let kind: MentionKind
  public init(range: Slice, kind: MentionKind) {
    self.range = range
    self.kind = kind
  }
}

/// Grammatical gender of a person, as names, titles and pronouns show it.
public enum Gender: UInt8, Sendable { case unknown, female, male }

/// Someone who is quoted, as one article knows them.
public struct Speaker: Sendable {
  /// The fullest name the article gives, or the description of an unnamed source (without its article).
  public let name: Slice
  public let kind: SpeakerKind
  public let gender: Gender
  public let side: SideID
  /// The office or description the article gives ("national security adviser"), or nil.
  public let role: Slice?
  /// The line of people.tsv or organisations.tsv that knows them, or nil.
  public let entry: EntryID?
  public let mentions: [Mention]

  public init(
    name: Slice, kind: SpeakerKind, gender: Gender, side: SideID, role: Slice?, entry: EntryID?,
    mentions: [Mention]
  ) {
    self.name = name
    self.kind = kind
    self.gender = gender
    self.side = side
    self.role = role
    self.entry = entry
    self.mentions = mentions
  }
}

/// Who said a quotation. Unknown is nil, never an empty speaker.
public struct Attribution: Sendable {
  /// The head of a chain: every part of it has the same speaker.
  public let quote: Index<Quote>
  public let speaker: Index<Speaker>?
  /// The mention that attributes it ("he", "Waltz").
  public let mention: Slice?
  public let cue: Index<Cue>?
  public let rule: RuleID
  public init(
    quote: Index<Quote>, speaker: Index<Speaker>?, mention: Slice?, cue: Index<Cue>?, rule: RuleID
  ) {
    self.quote = quote
    self.speaker = speaker
    self.mention = mention
    self.cue = cue
    self.rule = rule
  }
}

/// Attribution's layer: one attribution for every head of a chain that is not a scare quote.
public struct Attributions: Sendable {
  public let speakers: [Speaker]
  public let attributions: [Attribution]
  public init(speakers: [Speaker], attributions: [Attribution]) {
    self.speakers = speakers
    self.attributions = attributions
  }
}
