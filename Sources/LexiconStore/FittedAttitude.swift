public import DocumentModel
import ICUText

/// Lexicons/fitted-attitude.tsv: what the words of a quotation, who says them, and what the rules find add to its
/// speaker's stance toward a side. Made by `standpoint-train attitude`: multinomial logistic regression over against, neither, for
/// and not involved.
public struct FittedAttitude: Sendable {
  /// Three sums in thousandths of log odds. `direction`: for over against. `opinion`: the mean of for and against over
  /// neither. `absence`: not involved over neither.
  public struct Sums: Sendable, Hashable {
    public var direction: Int
    public var opinion: Int
    public var absence: Int
    public static let zero = Sums(direction: 0, opinion: 0, absence: 0)

    public init(direction: Int, opinion: Int, absence: Int) {
      self.direction = direction
      self.opinion = opinion
      self.absence = absence
    }

    public static func += (a: inout Self, b: Self) {
      a.direction += b.direction
      a.opinion += b.opinion
      a.absence += b.absence
    }

    /// Share in thousandths.
    public func times(_ share: Int) -> Self {
      Self(
        direction: direction * share / 1000, opinion: opinion * share / 1000,
        absence: absence * share / 1000)
    }
  }

  /// What three sums are called in the table, in the order of `Sums`.
  public static let sumNames = ["direction", "opinion", "absence"]
  private static let width = AttitudeColumn.allCases.count

  /// By row, then column, then sum: what one column adds stands together.
  private var weights: [Int32] = []
  private var entries: [EntryID] = []
  /// By lexeme: its row, or −1.
  private var forms: [Int32] = []
  private var marks: [AttitudeWord: Int] = [:]
  private var rules: [AttitudeRule: Int] = [:]
  /// By a setting's number: its row, or −1.
  private var settings = [Int32](repeating: -1, count: AttitudeSetting.count)

  public func row(of word: AttitudeWord) -> Int? {
    guard case .form(let lexeme) = word else { return marks[word] }
    let at = Int(lexeme.rawValue)
    guard !lexeme.isNone, at < forms.count, forms[at] >= 0 else { return nil }
    return Int(forms[at])
  }

  public func row(of rule: AttitudeRule) -> Int? { rules[rule] }

  public func row(of setting: AttitudeSetting) -> Int? {
    let row = settings[setting.number]
    return row >= 0 ? Int(row) : nil
  }

  public func entry(_ row: Int) -> EntryID { entries[row] }

  /// The sums of the columns whose bits are set.
  public func sums(_ row: Int, _ columns: UInt32) -> Sums {
    let start = row * Self.width * 3
    var rest = columns
    var sums = Sums.zero
    while rest != 0 {
      let at = start + 3 * rest.trailingZeroBitCount
      rest &= rest - 1
      sums.direction += Int(weights[at])
      sums.opinion += Int(weights[at + 1])
      sums.absence += Int(weights[at + 2])
    }
    return sums
  }

  enum Kind: Sendable { case word, rule, setting }

  mutating func add(_ entry: EntryID) -> Int {
    entries.append(entry)
    weights += [Int32](repeating: 0, count: Self.width * 3)
    return entries.count - 1
  }

  mutating func fill(_ row: Int, sum: Int, _ values: [Int32]) {
    let start = row * 3 * Self.width + sum
    for (column, value) in values.enumerated() { weights[start + 3 * column] = value }
  }

  mutating func name(_ word: AttitudeWord, _ row: Int) {
    guard case .form(let lexeme) = word else {
      marks[word] = row
      return
    }
    let at = Int(lexeme.rawValue)
    if at >= forms.count { forms += [Int32](repeating: -1, count: at + 1 - forms.count) }
    forms[at] = Int32(row)
  }

  mutating func name(_ rule: AttitudeRule, _ row: Int) { rules[rule] = row }
  mutating func name(setting number: Int, _ row: Int) { settings[number] = Int32(row) }
}

extension Lexicons {
  public static let fittedAttitudePath = "fitted-attitude.tsv"

  mutating func loadFittedAttitude(_ files: SourceFiles) throws(LexiconError) {
    let columns = AttitudeColumn.allCases.map(\.name)
    let table = try LexiconTable(
      fitted: files.file(Self.fittedAttitudePath), columns: columns)
    var fitted = FittedAttitude()
    let kinds: KeyValuePairs<String, FittedAttitude.Kind> = [
      "word": .word, "rule": .rule, "setting": .setting,
    ]
    let sums: KeyValuePairs<String, Int> = ["direction": 0, "opinion": 1, "absence": 2]
    var places = FittedPlaces<FittedAttitude.Kind>()
    for row in table.rows {
      let line = try FittedLine(row, columns: columns, kinds: kinds, sums: sums)
      var place = places.known(line, row.bytes) ?? -1
      if place < 0 { place = try addFitted(row, line, to: &fitted) }
      places.keep(line, place)
      fitted.fill(place, sum: line.sum, line.values)
    }
    stance.attitude = fitted
  }

  private mutating func addFitted(
    _ row: LexiconTable.Row, _ line: FittedLine<FittedAttitude.Kind, Int>,
    to fitted: inout FittedAttitude
  ) throws(LexiconError) -> Int {
    let term = String(decoding: row.bytes[line.term], as: UTF8.self)
    let place = fitted.add(addEntry(row, name: line.kind == .word ? term : "[\(term)]"))
    func unknown(_ allowed: [String]) -> LexiconError {
      row.error(.badValue(column: "term", field: term, allowed: allowed))
    }
    switch line.kind {
    case .word:
      if let mark = AttitudeWord.marks.first(where: { $0.key == term }) {
        fitted.name(mark.value, place)
      } else {
        fitted.name(.form(vocabulary.intern(ICUText.foldCase(term))), place)
      }
    case .rule:
      guard let rule = AttitudeRule(name: term) else {
        throw unknown(["RULE own|opponent +|-"])
      }
      fitted.name(rule, place)
    case .setting:
      guard let number = AttitudeSetting.numbers[term] else {
        throw unknown(AttitudeSetting.numbers.keys.sorted())
      }
      fitted.name(setting: number, place)
    }
    return place
  }
}
