import DocumentModel
import LexiconStore

/// One sentence prepared for the rules: its terms, its tags and its tree, all in local positions. Reused from sentence
/// to sentence, so that its arrays keep their storage.
struct Scene {
  private(set) var lower = 0
  private(set) var count = 0
  var tags: [UPOS] = []
  /// The head's position, or −1 at a root.
  var heads: [Int] = []
  var relations: [Relation] = []
  /// What is said: evaluative words, predicates, policy objects, frames, shifters.
  var charges = HitLayer()
  /// Of whom: names, pointing words, relational heads.
  private(set) var names = HitLayer()
  private var firstChildOf: [Int] = []
  private var nextSibling: [Int] = []
  private(set) var hasArcs = false
  /// By token: a word in -ing (an active participle where it is a verb).
  private var activeParticiple: [Bool] = []

  /// Finds the terms of tokens `range`.
  mutating func scan(
    _ range: Range<Int>, _ text: TextBuffer, _ segments: Segments, _ syntax: Syntax,
    _ stance: StanceLexicon
  ) {
    lower = range.lowerBound
    count = range.count
    reset(&tags, .unknown)
    reset(&activeParticiple, false)
    let bytes = text.storage.span
    for at in 0..<count {
      let tag = syntax.tag(lower + at)
      tags[at] = tag == .unknown ? guess(lower + at, segments.tokens, stance) : tag
      activeParticiple[at] = Self.endsInIng(bytes, segments.tokens[lower + at].range)
    }
    charges.find(stance.trie, segments.tokens, range, tags, stance)
    names.find(stance.names, segments.tokens, range, tags, stance)
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
    if hasArcs && repairGerunds() { link() }
    if hasArcs && repairFrontedPhrases() { link() }
    charges.settleHeads(heads)
    names.settleHeads(heads)
  }

  /// Takes back verbs found at words that the tagger calls nouns and that do not behave as verbs.
  mutating func dropNominalVerbs(_ stance: StanceLexicon) {
    let wrong = charges.hits.filter { hit in
      hit.length == 1 && tags[hit.head] == .noun && stance.terms[hit.term].pos == .verb
        && !behavesAsVerb(hit.head)
    }
    if !wrong.isEmpty { charges.remove(at: wrong.map(\.first)) }
  }

  /// Verbs of several words whose object stands between them ("push X out of", "bring X to justice").
  mutating func joinSplitVerbs(_ tokens: [Token], _ stance: StanceLexicon) {
    guard hasArcs else { return }
    for verb in 0..<count
    where tags[verb] == .verb && (charges[verb].map { $0.length == 1 } ?? true) {
      guard let object = child(verb, .obj), object > verb else { continue }
      let end = subtreeEnd(object)
      guard end < count,
        let match = stance.trie.longest(
          tokens, at: lower + verb, goingOn: lower + end, end: lower + count),
        match.length > 2 || match.length == 2 && isParticle(end),
        let value = match.values.first(where: {
          if case .predicate = stance.terms[Int($0)].payload {
            stance.terms[Int($0)].pos == .verb
          } else {
            false
          }
        })
      else { continue }
      charges.put(
        Hit(
          first: verb, length: 1, head: verb, term: Int(value),
          payload: stance.terms[Int(value)].payload, senses: [value]))
    }
  }

  /// "Out", "away", "accountable", "out of": no preposition that brings a phrase of its own.
  private func isParticle(_ token: Int) -> Bool {
    if tags[token] == .adj || token + 1 < count && tags[token + 1] == .adp { return true }
    return [.compoundPrt, .advmod, .xcomp, .advcl].contains(relations[token])
      && firstChild(token) < 0
  }

  /// The position behind the last of the tokens that hang together on `token`.
  private func subtreeEnd(_ token: Int) -> Int {
    var end = token + 1
    while end < count, hangs(end, on: token) { end += 1 }
    return end
  }

  private func hangs(_ token: Int, on top: Int) -> Bool {
    var at = token
    for _ in 0..<8 {
      at = heads[at]
      if at == top { return true }
      if at < 0 { return false }
    }
    return false
  }

  private func behavesAsVerb(_ token: Int) -> Bool {
    child(token, .cop) == nil && child(token, .det) == nil
      && (child(token, .nsubj) != nil || child(token, .aux) != nil)
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
    array.append(contentsOf: repeatElement(value, count: count))
  }

  // MARK: Reading words

  func isActiveParticiple(_ token: Int) -> Bool { activeParticiple[token] }

  private static func endsInIng(_ bytes: Span<UInt8>, _ range: Slice) -> Bool {
    let end = range.upper
    return range.count > 4 && bytes[end - 1] | 32 == 0x67 && bytes[end - 2] | 32 == 0x6E
      && bytes[end - 3] | 32 == 0x69
  }

  /// What is said at a token.
  func charge(_ token: Int) -> StanceTerm.Payload? { charges[token]?.payload }

  func predicate(_ token: Int) -> PredicateTerm? {
    if case .predicate(let term)? = charge(token) { term } else { nil }
  }

  func evaluative(_ token: Int) -> EvaluativeTerm? {
    if case .evaluative(let term)? = charge(token) { term } else { nil }
  }

  func shifter(_ token: Int) -> ShifterTerm? {
    if case .shifter(let term)? = charge(token) { term } else { nil }
  }

  /// Who is meant at a token.
  func name(_ token: Int) -> StanceTerm.Payload? { names[token]?.payload }

  func deixis(_ token: Int) -> DeixisClass? {
    if case .deixis(let kind)? = name(token) { kind } else { nil }
  }

  func target(_ token: Int) -> TargetTerm? {
    if case .target(let term)? = name(token) { term } else { nil }
  }

  // MARK: Reading the tree

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
}
