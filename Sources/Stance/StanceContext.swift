import DocumentModel
import LexiconStore

/// Which sides stand around a quotation, for what names nobody.
struct StanceContext {
  /// The last actor (state, government, leader, army, proxy) named in the sentence before.
  var previous: SideID? = nil
  /// The last one there that each pointing word can stand for: he and she, it, they.
  var person: SideID? = nil
  var thing: SideID? = nil
  var several: SideID? = nil
  /// The last one there that "the country" can stand for.
  var land: SideID? = nil
  /// Any side named in the sentence before.
  var previousSides = SideSet()
  /// Mentions in the whole article, by side number.
  var counts: [Int] = []

  /// Places of each side named in the whole article, by side number.
  var places: [Int] = []

  /// The one of `sides` on whose land the article's places lie, else the one that it names, where that is twice as often
  /// as any other.
  func scene(of sides: [SideID]) -> SideID? {
    leader(of: sides, by: places, from: 2) ?? leader(of: sides, by: counts, from: 4)
  }

  private func leader(of sides: [SideID], by numbers: [Int], from least: Int) -> SideID? {
    func number(_ side: SideID) -> Int {
      Int(side.rawValue) < numbers.count ? numbers[Int(side.rawValue)] : 0
    }
    guard let most = sides.max(by: { number($0) < number($1) }), number(most) >= least else {
      return nil
    }
    return sides.allSatisfy { $0 == most || number($0) * 2 <= number(most) } ? most : nil
  }

  func count(_ side: SideID) -> Int {
    Int(side.rawValue) < counts.count ? counts[Int(side.rawValue)] : 0
  }

  /// Whom a pointing word of `kind` can mean.
  func antecedent(_ kind: DeixisClass) -> SideID? {
    switch kind {
    case .person: person
    case .thing: thing
    case .several: several
    default: nil
    }
  }

  mutating func name(_ side: SideID, _ relation: TargetRelation) {
    previousSides.insert(side)
    if relation != .territory && relation != .media { previous = side }
    if relation.fits(.person) { person = side }
    if relation.fits(.thing) { thing = side }
    if relation.fits(.several) { several = side }
    if relation.fits(.home) { land = side }
  }
}

extension TargetRelation {
  /// Whether a pointing word can stand for such a name: he and she for a leader, it for a state, they for people, an army
  /// or a state.
  func fits(_ kind: DeixisClass) -> Bool {
    switch (self, kind) {
    case (.leader, .person): true
    case (.state, .home), (.territory, .home), (.government, .home): true
    case (.state, .thing), (.government, .thing), (.military, .thing): true
    case (.people, .several), (.military, .several), (.demonym, .several), (.state, .several),
      (.proxy, .several):
      true
    default: false
    }
  }
}

/// Every name of a side in a document, found once.
struct MentionMap {
  private struct Mention {
    let token: Int
    let side: SideID
    let relation: TargetRelation
  }
  private let segments: Segments
  private var mentions: [Mention] = []
  private var counts: [Int]
  private var places: [Int]

  init(segments: Segments, lexicons: Lexicons) {
    self.segments = segments
    counts = [Int](repeating: 0, count: lexicons.sides.count)
    places = counts
    let stance = lexicons.stance
    var at = 0
    while at < segments.tokens.count {
      guard let match = stance.names.longest(segments.tokens, at: at, end: segments.tokens.count)
      else {
        at += 1
        continue
      }
      if case .target(let term) = stance.terms[Int(match.values[0])].payload {
        mentions.append(Mention(token: at, side: term.side, relation: term.relation))
        counts[Int(term.side.rawValue)] += 1
        if term.relation == .territory { places[Int(term.side.rawValue)] += 1 }
      }
      at += match.length
    }
  }

  /// How often the text names the side.
  func count(_ side: SideID) -> Int { counts[Int(side.rawValue)] }

  /// What stands in the sentences before `sentence`, the nearest last; and how often each side is named in all.
  func context(before sentence: Int) -> StanceContext {
    var context = StanceContext(counts: counts, places: places)
    for before in max(0, sentence - Self.window)..<sentence { extend(&context, with: before) }
    return context
  }

  /// How many sentences back a name is remembered.
  private static let window = 2

  /// What has been said up to the end of `sentence`.
  func extend(_ context: inout StanceContext, with sentence: Int) {
    let tokens = segments.sentences[sentence].tokenIndices
    let first = partition(mentions.count) { mentions[$0].token < tokens.lowerBound }
    for mention in mentions[first...].prefix(while: { $0.token < tokens.upperBound }) {
      context.name(mention.side, mention.relation)
    }
  }
  /// Whether each of two sides is named in a stretch of tokens.
  func names(_ side: SideID, _ opponent: SideID?, in tokens: Range<Int>) -> (
    own: Bool, opponent: Bool
  ) {
    var found = (own: false, opponent: false)
    let first = partition(mentions.count) { mentions[$0].token < tokens.lowerBound }
    for mention in mentions[first...].prefix(while: { $0.token < tokens.upperBound }) {
      if mention.side == side { found.own = true }
      if mention.side == opponent { found.opponent = true }
    }
    return found
  }

  /// The last name of either side before a token.
  func last(_ side: SideID, _ opponent: SideID?, before token: Int) -> (token: Int, isOwn: Bool)? {
    var at = partition(mentions.count) { mentions[$0].token < token } - 1
    while at >= 0 {
      let mention = mentions[at]
      if mention.side == side || mention.side == opponent {
        return (mention.token, mention.side == side)
      }
      at -= 1
    }
    return nil
  }
}
