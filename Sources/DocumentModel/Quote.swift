public enum QuoteKind: UInt8, Sendable, CaseIterable {
  case direct, mixed, indirect, scare
  public var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { "\($0)" }
}

/// One marked stretch, or one stretch of reported speech without marks. A quotation broken by a cue or a paragraph is a
/// chain: each later part names the part it continues; all parts of a chain share kind and cue.
public struct Quote: Sendable {
  /// With the marks; equals `content` for indirect speech.
  public let marked: Slice
  /// Without the outer marks.
  public let content: Slice
  public let kind: QuoteKind
  public let rule: RuleID
  public let continues: Index<Quote>?
  /// The cue that introduces it (Quotation needs it for the extent; Attribution for the speaker).
  public let cue: Index<Cue>?

  public init(
    marked: Slice, content: Slice, kind: QuoteKind, rule: RuleID,
    continues: Index<Quote>? = nil, cue: Index<Cue>? = nil
  ) {
    self.marked = marked
    self.content = content
    self.kind = kind
    self.rule = rule
    self.continues = continues
    self.cue = cue
  }
}

public enum CueClass: UInt8, Sendable, CaseIterable {
  case speech, writing, cognition, perception, none
  public var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { "\($0)" }
}

/// What the choice of cue says about the reporter's attitude ("claimed", "admitted", "warned").
public enum CueAttitude: UInt8, Sendable, CaseIterable {
  case neutral, doubting, endorsing, revealing, warning, attacking, praising, urging, promising,
    denying
  public var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { "\($0)" }
}

/// An expression that introduces a quotation: "said", "according to", a colon.
public struct Cue: Sendable {
  public let range: Slice
  /// The token that governs (the verb of "has repeatedly said"); nil for punctuation.
  public let token: Index<Token>?
  public let entry: EntryID
  public let kind: CueClass
  public let attitude: CueAttitude
  public init(
    range: Slice, token: Index<Token>?, entry: EntryID, kind: CueClass, attitude: CueAttitude
  ) {
    self.range = range
    self.token = token
    self.entry = entry
    self.kind = kind
    self.attitude = attitude
  }
}

/// Quotation's layer. Quotes ascend by `content.start`; a part's `continues` is always smaller than its own index.
public struct Quotations: Sendable {
  public let quotes: [Quote]
  public let cues: [Cue]
  /// Per quote. A chain may be as long as the article: nobody walks along it for each of its parts.
  private let heads: [Index<Quote>]

  public init(quotes: [Quote], cues: [Cue]) {
    self.quotes = quotes
    self.cues = cues
    var heads: [Index<Quote>] = []
    heads.reserveCapacity(quotes.count)
    for (at, quote) in quotes.enumerated() {
      heads.append(quote.continues.map { heads[$0.value] } ?? Index(at))
    }
    self.heads = heads
  }

  /// The first part of the chain that `quote` belongs to.
  public func head(of quote: Index<Quote>) -> Index<Quote> { heads[quote.value] }
}
