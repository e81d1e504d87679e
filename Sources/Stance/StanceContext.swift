import DocumentModel
import LexiconStore

/// Which sides stand around a quotation, for what names nobody.
struct StanceContext {
  /// The last actor (state, government, leader, army, proxy) named in the sentence before.
  var previous: SideID? = nil
  /// Any side named in the sentence before.
  var previousSides: Set<SideID> = []
  /// Mentions in the whole article, by side number.
  var counts: [Int] = []

  func count(_ side: SideID) -> Int {
    Int(side.rawValue) < counts.count ? counts[Int(side.rawValue)] : 0
  }
}

/// Every name of a side in a document, found once.
struct MentionMap {
  private struct Mention {
    let token: Int
    let side: SideID
    let isActor: Bool
  }
  private let segments: Segments
  private var mentions: [Mention] = []
  private var counts: [Int]

  init(segments: Segments, lexicons: Lexicons) {
    self.segments = segments
    counts = [Int](repeating: 0, count: lexicons.sides.count)
    let stance = lexicons.stance
    var at = 0
    while at < segments.tokens.count {
      guard let match = stance.names.longest(segments.tokens, at: at, end: segments.tokens.count)
      else {
        at += 1
        continue
      }
      if case .target(let term) = stance.terms[Int(match.values[0])].payload {
        let isActor = term.relation != .territory && term.relation != .media
        mentions.append(Mention(token: at, side: term.side, isActor: isActor))
        counts[Int(term.side.rawValue)] += 1
      }
      at += match.length
    }
  }

  /// What stands in the sentence before `sentence`, and how often each side is named in all.
  func context(before sentence: Int) -> StanceContext {
    var context = StanceContext(counts: counts)
    guard sentence > 0 else { return context }
    let tokens = segments.sentences[sentence - 1].tokenIndices
    let first = partition(mentions.count) { mentions[$0].token < tokens.lowerBound }
    for mention in mentions[first...].prefix(while: { $0.token < tokens.upperBound }) {
      context.previousSides.insert(mention.side)
      if mention.isActor { context.previous = mention.side }
    }
    return context
  }
}
