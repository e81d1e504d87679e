import DocumentModel
import LexiconStore

/// A lexicon term found in a sentence. Positions are local: 0 is the sentence's first token.
struct Hit {
  let first: Int
  let length: Int
  /// The token that the rest of the sentence attaches to.
  let head: Int
  /// Position in the lexicon's `terms`.
  let term: Int
  let payload: StanceTerm.Payload
  /// All senses of the term, by position in the lexicon's `terms`.
  let senses: [UInt32]
}

/// One sentence prepared for the rules: its terms, its tags and its tree, all in local positions. Reused from sentence
/// to sentence, so that its arrays keep their storage.
struct Scene {
  private(set) var lower = 0
  private(set) var count = 0
  var tags: [UPOS] = []
  /// The head's position, or −1 at a root.
  var heads: [Int] = []
  var relations: [Relation] = []
  private(set) var hits: [Hit] = []
  /// By token: the hit that covers it, or −1.
  private(set) var hitAt: [Int] = []
  private var firstChildOf: [Int] = []
  private var nextSibling: [Int] = []
  private(set) var hasArcs = false
  /// By token: a word in -ing (an active participle where it is a verb).
  private var activeParticiple: [Bool] = []

  /// Finds the terms of tokens `range`. Returns whether there are any but shifters and pointers.
  mutating func scan(
    _ range: Range<Int>, _ text: TextBuffer, _ segments: Segments, _ syntax: Syntax,
    _ stance: StanceLexicon
  ) {
    lower = range.lowerBound
    count = range.count
    hits.removeAll(keepingCapacity: true)
    reset(&hitAt, -1)
    reset(&tags, .unknown)
    reset(&activeParticiple, false)
    let bytes = text.storage.span
    for at in 0..<count {
      tags[at] = syntax.tag(lower + at)
      activeParticiple[at] = Self.endsInIng(bytes, segments.tokens[lower + at].range)
    }
    var at = lower
    while at < range.upperBound {
      if tags[at - lower] == .unknown { tags[at - lower] = guess(at, segments.tokens, stance) }
      guard let match = stance.trie.longest(segments.tokens, at: at, end: range.upperBound),
        let hit = sense(of: match, at: at, stance)
      else {
        at += 1
        continue
      }
      for token in 0..<hit.length { hitAt[hit.first + token] = hits.count }
      hits.append(hit)
      at += match.length
    }
  }

  /// The tag of a token in a text without tags: its closed class, or noun or verb by what stands before it.
  private func guess(_ token: Int, _ tokens: [Token], _ stance: StanceLexicon) -> UPOS {
    switch tokens[token].kind {
    case .punctuation, .quoteMark: return .punct
    case .number: return .num
    case .symbol: return .sym
    case .word, .link, .handle: break
    }
    let function = stance.functionTag(tokens[token].lexeme)
    guard function == .unknown else { return function }
    guard token > lower else { return .noun }
    switch tags[token - lower - 1] {
    case .aux, .part, .pron, .adv: return .verb
    case .noun, .propn: return tokens[token].shape == .lower ? .verb : .propn
    default: return tokens[token].shape == .lower ? .noun : .propn
    }
  }

  /// The sense of the match that fits the tags best; nil where none fits.
  private func sense(of match: TermTrie.Match, at token: Int, _ stance: StanceLexicon) -> Hit? {
    let first = token - lower
    var best: (fit: Int, term: Int, head: Int)? = nil
    for value in match.values {
      let term = stance.terms[Int(value)]
      let head = term.pos == .noun || term.pos == .adj ? first + match.length - 1 : first
      let fit = match.length > 1 ? 2 : term.pos.fit(tags[head])
      if fit > best?.fit ?? 0 { best = (fit, Int(value), head) }
    }
    guard let best else { return nil }
    return Hit(
      first: first, length: match.length, head: best.head, term: best.term,
      payload: stance.terms[best.term].payload, senses: match.values)
  }

  /// Takes the sentence's arcs, or makes shallow ones where it was not parsed.
  mutating func connect(_ segments: Segments, _ syntax: Syntax, _ stance: StanceLexicon) {
    reset(&heads, -1)
    reset(&relations, .none)
    hasArcs = count > 0 && lower < syntax.heads.count && syntax.heads[lower] != Syntax.noArc
    if hasArcs {
      for at in 0..<count {
        relations[at] = syntax.relation(lower + at)
        if let head = syntax.head(lower + at), head >= lower, head < lower + count {
          heads[at] = head - lower
        }
      }
    } else {
      attachShallow(segments.tokens, stance)
    }
    link()
    for index in hits.indices where hits[index].length > 1 { settleHead(index) }
  }

  /// A hit of several words is headed by the word whose head lies outside it.
  private mutating func settleHead(_ index: Int) {
    let hit = hits[index]
    let span = hit.first..<hit.first + hit.length
    guard let head = span.first(where: { heads[$0] < 0 || !span.contains(heads[$0]) }) else { return }
    hits[index] = Hit(
      first: hit.first, length: hit.length, head: head, term: hit.term, payload: hit.payload,
      senses: hit.senses)
  }

  private mutating func link() {
    reset(&firstChildOf, -1)
    reset(&nextSibling, -1)
    for at in stride(from: count - 1, through: 0, by: -1) where heads[at] >= 0 {
      nextSibling[at] = firstChildOf[heads[at]]
      firstChildOf[heads[at]] = at
    }
  }

  private func reset<T>(_ array: inout [T], _ value: T) {
    array.removeAll(keepingCapacity: true)
    for _ in 0..<count { array.append(value) }
  }

  /// Takes another sense of the same term.
  mutating func choose(_ sense: UInt32, for index: Int, _ stance: StanceLexicon) {
    let hit = hits[index]
    hits[index] = Hit(
      first: hit.first, length: hit.length, head: hit.head, term: Int(sense),
      payload: stance.terms[Int(sense)].payload, senses: hit.senses)
  }

  // MARK: Reading the tree

  func isActiveParticiple(_ token: Int) -> Bool { activeParticiple[token] }

  private static func endsInIng(_ bytes: Span<UInt8>, _ range: Slice) -> Bool {
    let end = range.upper
    return range.count > 4 && bytes[end - 1] | 32 == 0x67 && bytes[end - 2] | 32 == 0x6E
      && bytes[end - 3] | 32 == 0x69
  }

  /// The leftmost child, or −1; `sibling` gives the next one to the right, or −1.
  func firstChild(_ token: Int) -> Int { firstChildOf[token] }
  func sibling(_ token: Int) -> Int { nextSibling[token] }

  func child(_ token: Int, _ relation: Relation) -> Int? {
    var at = firstChildOf[token]
    while at >= 0 {
      if relations[at] == relation { return at }
      at = nextSibling[at]
    }
    return nil
  }

  func hit(at token: Int) -> Hit? {
    hitAt[token] >= 0 ? hits[hitAt[token]] : nil
  }

  /// The hit that the token heads.
  func hit(headedBy token: Int) -> Hit? {
    guard let hit = hit(at: token), hit.head == token else { return nil }
    return hit
  }

  func payload(_ token: Int) -> StanceTerm.Payload? { hit(at: token)?.payload }

  func predicate(_ token: Int) -> PredicateTerm? {
    if case .predicate(let term)? = payload(token) { term } else { nil }
  }

  func evaluative(_ token: Int) -> EvaluativeTerm? {
    if case .evaluative(let term)? = payload(token) { term } else { nil }
  }

  func shifter(_ token: Int) -> ShifterTerm? {
    if case .shifter(let term)? = payload(token) { term } else { nil }
  }

  func deixis(_ token: Int) -> DeixisClass? {
    if case .deixis(let kind)? = payload(token) { kind } else { nil }
  }

  func target(_ token: Int) -> TargetTerm? {
    if case .target(let term)? = payload(token) { term } else { nil }
  }
}
