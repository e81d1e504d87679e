public import DocumentModel

/// The word class of a cue as cues.tsv names it.
public enum CuePart: UInt8, Sendable, CaseIterable {
  case verb, noun, adj, adv, phrase, punct
}

/// How surely a cue alone introduces a quotation.
public enum CueGrade: UInt8, Sendable, CaseIterable {
  case weak, fair, strong
  /// Looks like a cue and is none ("so-called", "Photo:").
  case never
}

/// One line of cues.tsv.
public struct CueEntry: Sendable {
  public let entry: EntryID
  public let part: CuePart
  public let kind: CueClass
  public let attitude: CueAttitude
  public let grade: CueGrade
}

/// Lexicons/cues.tsv: the expressions that introduce quotations.
public struct CueTable: Sendable {
  /// In file order; the values of `terms` are positions here.
  public internal(set) var cues: [CueEntry] = []
  /// All forms. Forms shared by several lines ("report" verb and noun) give several values.
  public internal(set) var terms = TermTrie()

  public init() {}

  /// Whether the token at `at` alone is a form of a verb of cues.tsv.
  public func isVerb(_ tokens: [Token], at: Int) -> Bool { has(.verb, tokens, at) }

  /// Whether the one word at `at` is a noun of the table.
  public func isNoun(_ tokens: [Token], at: Int) -> Bool { has(.noun, tokens, at) }

  /// Whether an adjective among the cues begins at `at`.
  public func isAdjective(_ tokens: [Token], at: Int) -> Bool { has(.adj, tokens, at) }

  private func has(_ part: CuePart, _ tokens: [Token], _ at: Int) -> Bool {
    guard let match = terms.longest(tokens, at: at, end: at + 1) else { return false }
    return match.values.contains { cues[Int($0)].part == part }
  }

  /// The word class of the line; `entry` must be one of cues.tsv, whose lines are numbered in a row.
  public func part(of entry: EntryID) -> CuePart? {
    guard let first = cues.first?.entry.rawValue, entry.rawValue >= first else { return nil }
    let at = Int(entry.rawValue - first)
    return at < cues.count ? cues[at].part : nil
  }
}

extension Lexicons {
  mutating func loadCues(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("cues.tsv"), required: ["lemma", "pos", "class", "attitude", "grade"],
      optional: ["note"])
    var lines: [String: Int] = [:]
    for row in table.rows {
      let lemma = try row.required("lemma")
      let part = try row.choice("pos", CuePart.names) ?? .verb
      let name = "\(lemma).\(part)"
      if let first = lines[name] { throw row.error(.duplicate(term: name, firstLine: first)) }
      lines[name] = row.line
      let cue = CueEntry(
        entry: addEntry(row, name: name), part: part,
        kind: try row.choice("class", CueClass.names) ?? .none,
        attitude: try row.choice("attitude", CueAttitude.names) ?? .neutral,
        grade: try row.choice("grade", CueGrade.names) ?? .weak)
      let value = UInt32(cues.cues.count)
      cues.cues.append(cue)
      for form in inflectedTerms(lemma, pos: "\(part)") { cues.terms.insert(form, value: value) }
    }
  }
}

extension CuePart {
  static let names: KeyValuePairs = [
    "verb": CuePart.verb, "noun": .noun, "adj": .adj, "adv": .adv, "phrase": .phrase,
    "punct": .punct,
  ]
}

extension CueGrade {
  static let names: KeyValuePairs = [
    "weak": CueGrade.weak, "fair": .fair, "strong": .strong, "never": .never,
  ]
}

extension CueClass {
  static let names: KeyValuePairs = [
    "speech": CueClass.speech, "writing": .writing, "cognition": .cognition,
    "perception": .perception, "none": .none,
  ]
}

extension CueAttitude {
  static let names: KeyValuePairs = [
    "neutral": CueAttitude.neutral, "doubting": .doubting, "endorsing": .endorsing,
    "revealing": .revealing, "warning": .warning, "attacking": .attacking, "praising": .praising,
    "urging": .urging, "promising": .promising, "denying": .denying,
  ]
}
