import DocumentModel
import MappedBytes

/// From a sentence's words to their vectors and tags: for each word, rows of the words around it are added up, cut off
/// below zero (its vector), and the tag with the highest score is taken. Working memory is kept between sentences.
struct TokenEncoder: ~Copyable {
  /// Where the rows of one word begin, as offsets into the model.
  private struct Entry {
    /// At the first of its places.
    var word: Int32
    var cluster: Int32
    var shape: Int32
    var neighbour: Int32
    /// Affixes that only the word itself reads.
    var own = InlineArray<5, Int32>(repeating: 0)
  }

  let model: SyntaxModel
  /// `ModelLayout.word` lanes a word.
  private(set) var vectors: Lanes
  /// Raw values of `UPOS`, parallel to the sentence's words.
  private(set) var tags: [UInt8] = []
  /// One a word, with two edges on either side.
  private var entries: [Entry] = []
  private var rows = RowList(capacity: 32)
  private let before: Entry
  private let behind: Entry

  /// With room for sentences of `room` words; a longer one makes more.
  init(_ model: SyntaxModel, room: Int) {
    self.model = model
    vectors = Lanes(count: room * ModelLayout.word)
    tags = [UInt8](repeating: 0, count: room)
    func edge(_ back: Int) -> Entry {
      Entry(
        word: Self.offset(model.words, model.words.rows - back),
        cluster: Self.offset(model.clusters, model.clusters.rows - 1),
        shape: Self.offset(model.shapes, model.shapes.rows - 1),
        neighbour: Self.offset(model.affixes, ModelLayout.edgeAffix))
    }
    before = edge(2)
    behind = edge(1)
    entries = [Entry](repeating: before, count: room + 4)
  }

  private static func offset(_ table: Table<Int8>, _ row: Int) -> Int32 {
    Int32(truncatingIfNeeded: table.offset(row, 0))
  }

  /// Encodes the words of one sentence.
  mutating func encode(_ bytes: Span<UInt8>, _ tokens: Span<Token>) {
    let count = tokens.count
    reserve(count)
    entries[0] = before
    entries[1] = before
    entries[count &+ 2] = behind
    entries[count &+ 3] = behind
    var beginnings = BeginningCount()
    for at in 0..<count where !tokens[at].range.isEmpty {
      beginnings.take(bytes[tokens[at].range.lower])
    }
    var settings = WordSettings(beginnings)
    for at in 0..<count {
      let form = WordForm(bytes.extracting(tokens[at].range.indices), settings.next)
      settings.pass(form)
      entries[at &+ 2] = entry(form)
    }
    for at in 0..<count {
      collectRows(at)
      vectors.rectifiedSum(
        model.bytes, rows, at: at &* ModelLayout.word, width: ModelLayout.word,
        ceiling: Int16.max >> Int16(ModelLayout.vectorShift), shift: ModelLayout.vectorShift)
      let tag = vectors.best(
        model.tagWeights, model.tagBiases, first: 0, count: ModelLayout.tags,
        at: at &* ModelLayout.word)
      tags[at] = UInt8(truncatingIfNeeded: tag &+ 1)
    }
  }

  private mutating func reserve(_ count: Int) {
    if tags.count >= count { return }
    vectors = Lanes(count: 2 * count * ModelLayout.word)
    tags = [UInt8](repeating: 0, count: 2 * count)
    entries = [Entry](repeating: before, count: 2 * count + 4)
  }

  private func entry(_ form: WordForm) -> Entry {
    let rows = model.rows(of: form.hash)
    var entry = Entry(
      word: Self.offset(model.words, Int(rows >> 16)),
      cluster: Self.offset(model.clusters, Int(rows & 0xFFFF) / LetterCase.count),
      shape: Self.offset(
        model.shapes, Int(form.shape) * LetterCase.count + Int(rows) % LetterCase.count),
      neighbour: affix(form, 1))
    entry.own[0] = affix(form, 0)
    for which in 2..<WordForm.affixes { entry.own[which &- 1] = affix(form, which) }
    return entry
  }

  @inline(__always)
  private func affix(_ form: WordForm, _ which: Int) -> Int32 {
    let slot = which &* WordForm.slots &+ form.slot(which)
    return Self.offset(model.affixes, Int(model.affixSlots[slot]))
  }

  /// What is added up for a word: of itself and its neighbours the rows for the place each has in its window.
  @inline(__always)
  private mutating func collectRows(_ at: Int) {
    rows.removeAll()
    for place in 0..<ModelLayout.window {
      let column = place &* ModelLayout.word
      rows.append(Int(entries[at &+ place].word) &+ column)
      rows.append(Int(entries[at &+ place].cluster) &+ column)
    }
    for place in 0..<3 {
      let column = place &* ModelLayout.word
      rows.append(Int(entries[at &+ place &+ 1].shape) &+ column)
      rows.append(Int(entries[at &+ place &+ 1].neighbour) &+ column)
    }
    for which in 0..<5 { rows.append(Int(entries[at &+ 2].own[which])) }
  }
}
