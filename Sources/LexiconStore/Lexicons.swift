public import DocumentModel
import ICUText

/// Where a lexicon line stands and what it says, for evidence and explanations.
public struct LexiconEntry: Sendable {
  public let path: String
  public let line: Int
  /// As outputs name it: lemma, dot, part of speech ("pause.v"), or the term itself.
  public let name: String
}

/// One side of the world, from sides.tsv.
public struct SideInfo: Sendable {
  public let name: String
  /// Stance is measured toward it.
  public let isTarget: Bool
  /// The other party of the conflict, and the side it helps.
  public let opponent: String?
  public let ally: String?
  /// +1, or −1 where an analyst wants the scale turned round.
  public let pole: Int
}

/// Tables of fitted stance: toward a mention in any text (fitted-stance.tsv), of a quotation's speaker toward a side
/// (fitted-attitude.tsv).
public struct FittedTables: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let mentions = Self(rawValue: 1)
  public static let quotations = Self(rawValue: 2)
}

/// All of Lexicons/, validated and frozen. Every table is typed and lives in a file of its own beside this one.
public struct Lexicons: Sendable {
  public internal(set) var entries: [LexiconEntry] = []
  public internal(set) var sides: [SideInfo] = []
  public internal(set) var vocabulary = Vocabulary()
  /// Expressions that introduce quotations (cues.tsv).
  public internal(set) var cues = CueTable()
  /// Which cue introduces what (quotations.tsv, fitted).
  public internal(set) var quotationWeights = QuotationWeights()
  /// What `evaluate quotes` looks at (measures.tsv).
  public internal(set) var measureWords = MeasureWords()
  /// Where tokens end, in texts and in the terms of these files.
  public internal(set) var cutter = WordCutter()
  /// Where sentences end (sentences.tsv, trained).
  public internal(set) var boundaries = BoundaryModel()
  var abbreviations: [AbbreviationClass] = []
  /// Who may speak, and the words that tell it.
  public internal(set) var speakers = SpeakerLexicon()
  /// The sides toward which stance is measured, in file order.
  public private(set) var targets: [SideID] = []
  private var opponents: [SideID?] = []
  private var allies: [SideID?] = []
  var irregular: [String: [String]] = [:]
  /// How news sites name the parts of their pages (pages.tsv).
  public internal(set) var pages = PageWords()
  public internal(set) var stance = StanceLexicon()

  /// Loads and validates. Throws the first fault with its file and line. `fitted`: which fitted tables score stance
  /// beside the hand weights.
  public init(
    _ sources: [LexiconSource], fitted: FittedTables = []
  ) throws(LexiconError) {
    let files = SourceFiles(sources)
    try loadTokenForms(files)
    try loadBoundaries(files)
    try loadSides(files)
    try loadIrregular(files)
    try loadCues(files)
    try loadStance(files)
    try loadSpeakers(files)
    try loadQuotationWeights(files)
    try loadMeasureWords(files)
    if files.has("pages.tsv") { try loadPages(files) }
    if fitted.contains(.mentions) { try loadFittedStance(files) }
    if fitted.contains(.quotations) { try loadFittedAttitude(files) }
    boundaries.connect(to: vocabulary)
  }

  public func entry(_ id: EntryID) -> LexiconEntry { entries[Int(id.rawValue)] }
  public func side(_ id: SideID) -> SideInfo { sides[Int(id.rawValue)] }

  /// The side of that name, or nil.
  public func side(named name: String) -> SideID? {
    sides.firstIndex { $0.name == name }.map { SideID(rawValue: UInt8($0)) }
  }

  /// The other party of the conflict, and the side it helps.
  public func opponent(of side: SideID) -> SideID? { opponents[Int(side.rawValue)] }
  public func ally(of side: SideID) -> SideID? { allies[Int(side.rawValue)] }

  /// These lexicons with stance measured toward the sides of those names alone, in file order. Nil where one is no
  /// target of sides.tsv. The others stay parties of the conflict.
  public func measuring(_ names: [String]) -> Lexicons? {
    let wanted = targets.filter { names.contains(side($0).name) }
    guard Set(names).isSubset(of: wanted.map { side($0).name }) else { return nil }
    var lexicons = self
    lexicons.targets = wanted
    return lexicons
  }
}

/// The files of Lexicons/ by path.
struct SourceFiles {
  let sources: [LexiconSource]
  init(_ sources: [LexiconSource]) {
    self.sources = sources.sorted { $0.path < $1.path }
  }

  func file(_ path: String) throws(LexiconError) -> LexiconSource {
    guard let hit = sources.first(where: { $0.path == path }) else {
      throw LexiconError(path: path, line: 0, kind: .missingFile)
    }
    return hit
  }

  func has(_ path: String) -> Bool { sources.contains { $0.path == path } }

  /// Users' dictionaries, read as tables of evaluative words.
  var dictionaries: [LexiconSource] { sources.filter { !$0.path.hasSuffix(".tsv") } }

  /// All files below a folder ("targets/"), by path.
  func files(below folder: String) -> [LexiconSource] {
    sources.filter { $0.path.hasPrefix(folder) && $0.path.hasSuffix(".tsv") }
  }
}

/// Loading helpers that every table uses.
extension Lexicons {
  /// Numbers a line.
  mutating func addEntry(_ row: LexiconTable.Row, name: String) -> EntryID {
    entries.append(LexiconEntry(path: row.path, line: row.line, name: name))
    return EntryID(rawValue: UInt32(entries.count - 1))
  }

  /// The lexemes of a term's words as the tokeniser will cut them: at spaces, before 's and n't, around hyphens.
  mutating func lexemes(of term: String) -> [LexemeID] {
    cutter.words(of: term).map { vocabulary.intern(ICUText.foldCase($0)) }
  }

  /// All inflected forms of a one-word lemma. `pos` is a UPOS name in any case ("VERB", "noun"); others give the lemma.
  func forms(of lemma: String, pos: String) -> [String] {
    let key = "\(lemma)/\(pos.lowercased())"
    if let exceptions = irregular[key] { return [lemma] + exceptions }
    switch pos.lowercased() {
    case "verb": return Inflection.verb(lemma)
    case "noun": return Inflection.noun(lemma)
    default: return [lemma]
    }
  }

  /// The word sequences of a term with its head word (first of a verb, last of a noun) inflected.
  mutating func inflectedTerms(_ term: String, pos: String) -> [[LexemeID]] {
    let words = cutter.words(of: term)
    guard let first = words.first, let last = words.last else { return [] }
    if pos.lowercased() == "verb" {
      return forms(of: first, pos: pos).map { form in
        ([form] + words.dropFirst()).map { vocabulary.intern(ICUText.foldCase($0)) }
      }
    }
    return forms(of: last, pos: pos).map { form in
      (words.dropLast() + [form]).map { vocabulary.intern(ICUText.foldCase($0)) }
    }
  }

  private mutating func loadSides(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("sides.tsv"), required: ["side", "target", "opponent", "ally", "pole"],
      optional: ["note"])
    for row in table.rows {
      sides.append(
        SideInfo(
          name: try row.required("side"),
          isTarget: try row.choice("target", ["yes": true, "no": false]) ?? false,
          opponent: row["opponent"], ally: row["ally"], pole: try row.integer("pole") ?? 1))
    }
    for (at, row) in table.rows.enumerated() {
      for (column, name) in [("opponent", sides[at].opponent), ("ally", sides[at].ally)] {
        if let name, side(named: name) == nil {
          throw row.error(.unknownReference(column: column, field: name))
        }
      }
    }
    targets = sides.indices.filter { sides[$0].isTarget }.map { SideID(rawValue: UInt8($0)) }
    opponents = sides.map { $0.opponent.flatMap { side(named: $0) } }
    allies = sides.map { $0.ally.flatMap { side(named: $0) } }
  }

  private mutating func loadIrregular(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("irregular.tsv"), required: ["lemma", "pos", "forms"], optional: ["note"])
    for row in table.rows {
      let key = "\(try row.required("lemma"))/\(try row.required("pos").lowercased())"
      irregular[key] = row.list("forms")
    }
  }
}
