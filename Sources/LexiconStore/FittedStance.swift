public import DocumentModel
import ICUText

/// Lexicons/fitted-stance.tsv: what words, pairs of words, classes of lexicon lines, the rules' own evidence, the mention's
/// role and the text's length add to the stance toward a mention in any text, by where they stand to it. Two sums: `direction` speaks for or against the mention; `opinion` says whether the text
/// judges it at all. Made by `standpoint-train stance`.
public struct FittedStance: Sendable {
  /// One line: thousandths by relation.
  public struct Row: Sendable {
    public let entry: EntryID
    var direction: [Int32]
    var opinion: [Int32]

    /// The sums of the columns in `relations`.
    public func sum(_ relations: MentionRelations) -> (direction: Int, opinion: Int) {
      var sum = (direction: 0, opinion: 0)
      for at in direction.indices where relations.rawValue & (1 << UInt16(at)) != 0 {
        sum.direction += Int(direction[at])
        sum.opinion += Int(opinion[at])
      }
      return sum
    }
  }

  private var rows: [Row] = []
  /// By lexeme: position in `rows`, or −1.
  private var words: [Int32] = []
  private var classes: [String: Int] = [:]
  private var pairs: [MentionPair: Int] = [:]
  /// By a rule's name and the sign of its evidence; "+", "-": what the rules together say.
  private var rules: [String: Int] = [:]
  private var settings: [MentionSetting: Int] = [:]
  /// By position in the lexicon's `terms`: the rows of its classes, with their amounts in thousandths.
  private var ofTerm: [[(row: Int, amount: Int)]] = []
  /// What is added to every text.
  public private(set) var bias: Row?

  public func row(of lexeme: LexemeID) -> Row? {
    let at = Int(lexeme.rawValue)
    guard !lexeme.isNone, at < words.count, words[at] >= 0 else { return nil }
    return rows[Int(words[at])]
  }

  public func row(of pair: MentionPair) -> Row? { pairs[pair].map { rows[$0] } }

  public func row(of setting: MentionSetting) -> Row? { settings[setting].map { rows[$0] } }

  /// For evidence of a rule for (`isPro`) or against the mention; for nil: where the rules' sum is beyond the threshold.
  public func row(of rule: RuleID?, isPro: Bool) -> Row? {
    rules[Self.name(of: rule, isPro: isPro)].map { rows[$0] }
  }

  public static func name(of rule: RuleID?, isPro: Bool) -> String {
    (rule?.rawValue ?? "") + (isPro ? "+" : "-")
  }

  /// Calls `body` with each class row of the term and how much of it the term is.
  public func visit(classesOf term: Int, _ body: (Row, Int) -> Void) {
    guard term < ofTerm.count else { return }
    for (row, amount) in ofTerm[term] { body(rows[row], amount) }
  }

  mutating func add(_ kind: Kind, _ term: String, _ entry: EntryID) -> Int {
    let zero = [Int32](repeating: 0, count: MentionRelation.allCases.count)
    rows.append(Row(entry: entry, direction: zero, opinion: zero))
    if kind == .class { classes[term] = rows.count - 1 }
    if kind == .rule { rules[term] = rows.count - 1 }
    return rows.count - 1
  }

  mutating func name(_ pair: MentionPair, _ row: Int) { pairs[pair] = row }

  mutating func name(_ setting: MentionSetting, _ row: Int) { settings[setting] = row }

  mutating func name(_ lexeme: LexemeID, _ row: Int) {
    let at = Int(lexeme.rawValue)
    if at >= words.count { words += [Int32](repeating: -1, count: at + 1 - words.count) }
    words[at] = Int32(row)
  }

  mutating func fill(_ row: Int, isDirection: Bool, _ values: [Int32]) {
    if isDirection { rows[row].direction = values } else { rows[row].opinion = values }
  }

  mutating func freeze(_ terms: [StanceTerm]) {
    bias = classes["bias"].map { rows[$0] }
    ofTerm = terms.map { term in
      term.payload.fittedClasses.compactMap { name, amount in
        classes[name].map { ($0, amount) }
      }
    }
  }

  enum Kind: Sendable { case word, pair, `class`, rule, setting }
}

extension StanceTerm.Payload {
  /// The classes a line belongs to in fitted-stance.tsv, with how much of each it is, in thousandths.
  public var fittedClasses: [(name: String, amount: Int)] {
    switch self {
    case .evaluative(let term) where term.value != .zero:
      let mark = term.value > .zero ? "+" : "-"
      let amount = abs(Int(term.value.rawValue)) / 3
      return [("\(term.kind.name)\(mark)", amount), ("all\(mark)", amount)]
    case .predicate(let term):
      let signs = Self.mark(term.object) + Self.mark(term.subject)
      let value = term.subject == .zero ? term.object : term.subject
      let own: [(name: String, amount: Int)] = [("\(term.kind.name)\(signs)", 1000)]
      return value == .zero ? own : own + [("all\(Self.mark(value))", 800)]
    case .shifter(let term): return [("shifter.\(term.kind.name)", 1000)]
    case .frame(let term) where term.referent != .zero:
      return [("frame\(Self.mark(term.referent))", abs(Int(term.referent.rawValue)))]
    default: return []
    }
  }

  private static func mark(_ value: Millis) -> String {
    value > .zero ? "+" : value < .zero ? "-" : "0"
  }
}

extension Lexicons {
  public static let fittedStancePath = "fitted-stance.tsv"

  mutating func loadFittedStance(_ files: SourceFiles) throws(LexiconError) {
    let columns = MentionRelation.allCases.map(\.name)
    let table = try LexiconTable(fitted: files.file(Self.fittedStancePath), columns: columns)
    var fitted = FittedStance()
    let kinds: KeyValuePairs<String, FittedStance.Kind> = [
      "word": .word, "pair": .pair, "class": .class, "rule": .rule,
      "setting": .setting,
    ]
    let sums: KeyValuePairs<String, Bool> = ["direction": true, "opinion": false]
    var places = FittedPlaces<FittedStance.Kind>()
    for row in table.rows {
      let line = try FittedLine(row, columns: columns, kinds: kinds, sums: sums)
      var place = places.known(line, row.bytes) ?? -1
      if place < 0 { place = try addFitted(row, line, to: &fitted) }
      places.keep(line, place)
      fitted.fill(place, isDirection: line.sum, line.values)
    }
    fitted.freeze(stance.terms)
    stance.fitted = fitted
  }

  private mutating func addFitted(
    _ row: LexiconTable.Row, _ line: FittedLine<FittedStance.Kind, Bool>,
    to fitted: inout FittedStance
  ) throws(LexiconError) -> Int {
    let term = String(decoding: row.bytes[line.term], as: UTF8.self)
    let name = line.kind == .word ? term : line.kind == .rule ? "[rules \(term)]" : "[\(term)]"
    let entry = addEntry(row, name: name)
    let place = fitted.add(line.kind, term, entry)
    switch line.kind {
    case .word: fitted.name(vocabulary.intern(ICUText.foldCase(term)), place)
    case .pair:
      guard let pair = MentionPair(term, { vocabulary.intern(ICUText.foldCase($0)) }) else {
        throw row.error(
          .badValue(column: "term", field: term, allowed: MentionPair.Kind.allCases.map(\.name)))
      }
      fitted.name(pair, place)
    case .setting:
      guard let setting = MentionSetting.all.first(where: { $0.name == term }) else {
        throw row.error(
          .badValue(column: "term", field: term, allowed: MentionSetting.all.map(\.name)))
      }
      fitted.name(setting, place)
    case .class, .rule: break
    }
    return place
  }
}
