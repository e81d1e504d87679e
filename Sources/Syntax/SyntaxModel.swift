import MappedBytes

/// A model file that cannot be used. `reason` is prose for the person who gave the file.
public struct SyntaxModelError: Error, Sendable, Equatable, CustomStringConvertible {
  public let reason: String
  public var description: String {
    "the syntax model cannot be used: \(reason); restore Models/ or train it again"
  }
}

/// The sections of a model file, in order. Each begins at a multiple of 64 bytes; numbers are little-endian.
enum ModelSection: Int, CaseIterable {
  /// Hash table of folded forms: hash, then row of `words` (upper half), row of `clusters` and `LetterCase` (lower).
  case slots
  /// One row for each word at the five places of the window around it; row 0 is an unknown word, the last two the edges
  /// of a sentence.
  case words
  /// The same for groups of words that stand in like company.
  case clusters
  /// Ways of writing by the way a word is mostly written, at three places; the last row is the edge of a sentence.
  case shapes
  /// By kind of affix and slot: a row of `affixes`.
  case affixSlots
  case affixes
  case tagWeights, tagBiases
  /// What a word's vector adds to the parser's hidden layer at each of its places, in blocks for `Lanes.products`.
  case context
  /// Rows of `StateFeatures`, folded.
  case state
  case moveWeights, moveBiases
  /// Labels of a left arc, then of a right arc.
  case labelWeights, labelBiases
  /// Names of the labels as CoNLL-U writes them, each ended by a line feed.
  case labelNames
}

/// Sizes and scales that code and file agree on.
enum ModelLayout {
  static let magic: [UInt8] = Array("STSYNTAX".utf8)
  static let version: UInt32 = 3
  static let headerSize = 512
  /// Lanes of a word's vector, and of the parser's hidden layer.
  static let word = 128
  static let hidden = 256
  /// Lanes of a word's vector that the parser reads; the tagger reads all.
  static let context = 64
  /// Lanes that a word adds at all of its places together.
  static var shares: Int { StateFeatures.wordPlaces * hidden }
  /// Places of the window: two words back to two words on.
  static let window = 5
  static let tags = 17
  /// The row of `affixes` that stands for a neighbour outside the sentence; rows of zeros stand before it.
  static let edgeAffix = 3
  /// Steps a unit of: word rows; the word vector; its products; tag, move and label weights.
  static let rowScale: Float = 64
  static let vectorShift = 5
  static let contextScale: Float = 16384
  static let stateScale: Float = 512
  static let outputScale: Float = 1024
}

/// A mapped model, its tables checked once.
struct SyntaxModel: Sendable {
  let bytes: MappedBytes
  let slots: Table<UInt32>
  let words: Table<Int8>
  let clusters: Table<Int8>
  let shapes: Table<Int8>
  let affixSlots: Table<UInt16>
  let affixes: Table<Int8>
  let tagWeights: Table<Int16>
  let tagBiases: Table<Int32>
  let context: Table<Int16>
  let state: Table<Int16>
  let moveWeights: Table<Int16>
  let moveBiases: Table<Int32>
  let labelWeights: Table<Int16>
  let labelBiases: Table<Int32>
  let labelNames: [String]

  init(_ bytes: MappedBytes) throws(SyntaxModelError) {
    self.bytes = bytes
    let file = try ModelFile(bytes)
    let layout = ModelLayout.self
    slots = try file.table(.slots, width: 2)
    words = try file.table(.words, width: layout.window * layout.word)
    clusters = try file.table(.clusters, width: layout.window * layout.word)
    shapes = try file.table(.shapes, width: 3 * layout.word)
    affixSlots = try file.table(.affixSlots, width: 1)
    affixes = try file.table(.affixes, width: layout.word)
    tagWeights = try file.table(.tagWeights, width: layout.word)
    tagBiases = try file.table(.tagBiases, width: 1)
    context = try file.table(.context, width: Lanes.productBlock)
    state = try file.table(.state, width: layout.hidden)
    moveWeights = try file.table(.moveWeights, width: layout.hidden)
    moveBiases = try file.table(.moveBiases, width: 1)
    labelWeights = try file.table(.labelWeights, width: layout.hidden)
    labelBiases = try file.table(.labelBiases, width: 1)
    labelNames = try file.lines(.labelNames)
    try check()
  }

  /// Row counts that code relies on. What rows hold is checked where they are used.
  private func check() throws(SyntaxModelError) {
    let layout = ModelLayout.self
    let labels = labelNames.count
    guard slots.rows > 0, slots.rows & (slots.rows - 1) == 0, words.rows >= 3, clusters.rows >= 2,
      shapes.rows == WordForm.shapes * LetterCase.count + 1,
      affixSlots.rows == WordForm.affixes * WordForm.slots,
      affixes.rows >= 6, tagWeights.rows == layout.tags, tagBiases.rows == layout.tags,
      context.rows == layout.context * layout.shares / Lanes.productBlock, labels > 0, labels < 250,
      state.rows == StateFeatures(labels: labels).rows, moveWeights.rows == 3,
      moveBiases.rows == 3, labelWeights.rows == 2 * labels, labelBiases.rows == 2 * labels
    else { throw SyntaxModelError(reason: "its tables do not fit each other") }
    for slot in 0..<affixSlots.rows {
      // The second kind has rows for the neighbours too.
      let last = Int(affixSlots[slot]) + (slot / WordForm.slots == 1 ? 2 : 0)
      if last < affixes.rows { continue }
      throw SyntaxModelError(reason: "an affix has no row")
    }
    var hasFreeSlot = false
    for slot in 0..<slots.rows {
      let rows = slots[slot, 1]
      if rows == 0 { hasFreeSlot = true }
      guard Int(rows >> 16) < words.rows - 2,
        Int(rows & 0xFFFF) / LetterCase.count < clusters.rows - 1
      else {
        throw SyntaxModelError(reason: "a word has no row")
      }
    }
    guard hasFreeSlot else { throw SyntaxModelError(reason: "its table of words has no end") }
  }

  /// The rows of `words` and `clusters` of a folded form's hash; zeros where it is unknown.
  @inline(__always)
  func rows(of hash: UInt32) -> UInt32 {
    let mask = slots.rows &- 1
    var at = Int(hash) & mask
    while true {
      let rows = slots[at, 1]
      if rows == 0 || slots[at, 0] == hash { return rows }
      at = (at &+ 1) & mask
    }
  }
}

/// The header of a model file: where its sections stand.
private struct ModelFile {
  let bytes: MappedBytes

  init(_ bytes: MappedBytes) throws(SyntaxModelError) {
    self.bytes = bytes
    guard bytes.count >= ModelLayout.headerSize,
      ModelLayout.magic.indices.allSatisfy({ bytes[$0] == ModelLayout.magic[$0] })
    else { throw SyntaxModelError(reason: "it is no syntax model") }
    let version = bytes.uint32(at: 8)
    guard version == ModelLayout.version else {
      throw SyntaxModelError(
        reason: "it has format \(version), this program reads format \(ModelLayout.version)")
    }
  }

  func table<Element>(
    _ section: ModelSection, width: Int
  ) throws(SyntaxModelError) -> Table<Element> {
    let entry = 16 + 12 * section.rawValue
    guard Int(bytes.uint32(at: entry + 8)) == width,
      let table = Table<Element>(
        bytes, offset: Int(bytes.uint32(at: entry)), rows: Int(bytes.uint32(at: entry + 4)),
        width: width)
    else {
      throw SyntaxModelError(reason: "its table '\(section)' is cut short or of another size")
    }
    return table
  }

  func lines(_ section: ModelSection) throws(SyntaxModelError) -> [String] {
    let letters: Table<UInt8> = try table(section, width: 1)
    let text = String(decoding: (0..<letters.rows).map { letters[$0] }, as: UTF8.self)
    return text.split(separator: "\n").map(String.init)
  }
}
