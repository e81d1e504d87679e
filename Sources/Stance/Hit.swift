import DocumentModel
import LexiconStore

/// A lexicon term found in a sentence. Positions are local: 0 is the sentence's first token.
struct Hit {
  let first: Int
  let length: Int
  /// The token that the rest of the sentence attaches to.
  var head: Int
  /// Position in the lexicon's `terms`.
  var term: Int
  var payload: StanceTerm.Payload
  /// All senses of the term, by position in the lexicon's `terms`.
  let senses: [UInt32]

  var span: Range<Int> { first..<first + length }
}

/// The terms of one trie in a sentence: longest matches from left to right.
struct HitLayer {
  var hits: [Hit] = []
  /// By token: the hit that covers it, or −1.
  private(set) var at: [Int] = []

  mutating func find(
    _ trie: TermTrie, _ tokens: [Token], _ range: Range<Int>, _ tags: [UPOS],
    _ stance: StanceLexicon
  ) {
    hits.removeAll(keepingCapacity: true)
    at.removeAll(keepingCapacity: true)
    at.append(contentsOf: repeatElement(-1, count: range.count))
    var token = range.lowerBound
    while token < range.upperBound {
      guard let match = trie.longest(tokens, at: token, end: range.upperBound),
        let hit = Self.sense(of: match, first: token - range.lowerBound, tags, stance)
      else {
        token += 1
        continue
      }
      for covered in hit.span { at[covered] = hits.count }
      hits.append(hit)
      token += match.length
    }
  }

  /// The sense of the match that fits the tags best; nil where none fits.
  private static func sense(
    of match: TermTrie.Match, first: Int, _ tags: [UPOS], _ stance: StanceLexicon
  ) -> Hit? {
    var best: (fit: Int, term: Int, head: Int)? = nil
    for value in match.values {
      let pos = stance.terms[Int(value)].pos
      let head = pos == .noun || pos == .adj ? first + match.length - 1 : first
      let fit = match.length > 1 ? 2 : pos.fit(tags[head])
      if fit > best?.fit ?? 0 { best = (fit, Int(value), head) }
    }
    guard let best else { return nil }
    return Hit(
      first: first, length: match.length, head: best.head, term: best.term,
      payload: stance.terms[best.term].payload, senses: match.values)
  }

  /// Takes back the hits that begin at `tokens`.
  mutating func remove(at tokens: [Int]) {
    hits.removeAll { tokens.contains($0.first) }
    for token in at.indices { at[token] = -1 }
    for (index, hit) in hits.enumerated() { for token in hit.span { at[token] = index } }
  }

  /// Puts the hit where its first word stands, in the place of the one that was there.
  mutating func put(_ hit: Hit) {
    if at[hit.first] >= 0 {
      hits[at[hit.first]] = hit
      return
    }
    let place = hits.firstIndex { $0.first > hit.first } ?? hits.count
    hits.insert(hit, at: place)
    for token in at.indices where at[token] >= place { at[token] += 1 }
    at[hit.first] = place
  }

  subscript(token: Int) -> Hit? { at[token] >= 0 ? hits[at[token]] : nil }

  /// A term of several words is headed by the word whose head lies outside it.
  mutating func settleHeads(_ heads: [Int]) {
    for index in hits.indices where hits[index].length > 1 {
      let span = hits[index].span
      if let head = span.first(where: { heads[$0] < 0 || !span.contains(heads[$0]) }) {
        hits[index].head = head
      }
    }
  }
}
