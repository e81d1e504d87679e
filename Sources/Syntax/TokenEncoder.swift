import DocumentModel
import MappedBytes

/// From a sentence's words to their vectors and tags: for each word, rows of the words around it are added up, cut off
/// below zero (its vector), and the tag with the highest score is taken. Working memory is kept between sentences.
struct TokenEncoder: ~Copyable {
  let model: SyntaxModel
  /// `ModelLayout.word` lanes a word.
  private(set) var vectors = Lanes(count: 64 * ModelLayout.word)
  /// Raw values of `UPOS`, parallel to the sentence's words.
  private(set) var tags: [UInt8] = []

  init(_ model: SyntaxModel) { self.model = model }

  /// Encodes the words of one sentence.
  mutating func encode(_ bytes: Span<UInt8>, _ tokens: Span<Token>) {
    let count = tokens.count
    if vectors.count < count * ModelLayout.word {
      vectors = Lanes(count: 2 * count * ModelLayout.word)
    }
    if tags.count < count { tags = [UInt8](repeating: 0, count: 2 * count) }
    vectors.clear(0, count * ModelLayout.word)
    var first = true
    for at in 0..<count {
      let form = WordForm(bytes.extracting(tokens[at].range.indices), first: first)
      first = form.isQuoteMark
      add(form, at, count)
    }
    addEdges(count)
    vectors.rectify(
      0, count * ModelLayout.word, ceiling: Int16.max >> ModelLayout.vectorShift,
      shift: ModelLayout.vectorShift)
    for at in 0..<count { tags[at] = tag(at) }
  }

  /// Adds a word's rows to the words around it: it stands at place `2 + d` of the window of the word `d` before it.
  @inline(__always)
  private mutating func add(_ form: WordForm, _ at: Int, _ count: Int) {
    let rows = model.rows(of: form.hash)
    let word = Int(rows >> 16)
    let cluster = Int(rows & 0xFFFF)
    for place in 0..<ModelLayout.window {
      let target = at &+ 2 &- place
      if target < 0 || target >= count { continue }
      add(model.words, word, place, target)
      add(model.clusters, cluster, place, target)
    }
    for place in 0..<3 {
      let target = at &+ 1 &- place
      if target < 0 || target >= count { continue }
      add(model.shapes, Int(form.shape), place, target)
      add(model.affixes, affix(form, 1) &+ place, 0, target)
    }
    add(model.affixes, affix(form, 0), 0, at)
    for which in 2..<WordForm.affixes { add(model.affixes, affix(form, which), 0, at) }
  }

  @inline(__always)
  private func affix(_ form: WordForm, _ which: Int) -> Int {
    Int(model.affixSlots[which &* WordForm.slots &+ form.slot(which)])
  }

  @inline(__always)
  private mutating func add(_ table: Table<Int8>, _ row: Int, _ place: Int, _ target: Int) {
    vectors.add(
      table, row, column: place &* ModelLayout.word, at: target &* ModelLayout.word,
      width: ModelLayout.word)
  }

  /// What stands outside the sentence.
  private mutating func addEdges(_ count: Int) {
    for target in 0..<count where target < 2 || target >= count - 2 {
      for place in 0..<ModelLayout.window {
        let at = target + place - 2
        if at >= 0 && at < count { continue }
        add(model.words, model.words.rows - (at < 0 ? 2 : 1), place, target)
        add(model.clusters, model.clusters.rows - 1, place, target)
        if place == 0 || place == 4 { continue }
        add(model.shapes, WordForm.shapes, place - 1, target)
        add(model.affixes, 3 + place - 1, 0, target)
      }
    }
  }

  /// The best tag; of equals the first.
  @inline(__always)
  private func tag(_ at: Int) -> UInt8 {
    var best = Int32.min
    var tag = 0
    for k in 0..<ModelLayout.tags {
      let score = vectors.dot(model.tagWeights, k, at: at &* ModelLayout.word) &+ model.tagBiases[k]
      if score > best {
        best = score
        tag = k
      }
    }
    return UInt8(truncatingIfNeeded: tag &+ 1)
  }
}
