public import DocumentModel

/// What a cell of a table holds.
public enum Cell: Sendable, Equatable {
  case absent
  case text(String)
  case integer(Int)
  case number(Millis)
  /// Millionths, for p-values.
  case fine(Int)

  init(_ text: String?) { self = text.map(Cell.text) ?? .absent }
  init(_ number: Millis?) { self = number.map(Cell.number) ?? .absent }
}

/// The type of a column, in the words of Frictionless Table Schema.
public enum ColumnType: String, Sendable {
  case string, integer, number, date
}

/// What a column means. Header line, JSON keys, datapackage.json and docs/columns.md are made from this alone.
public struct ColumnDefinition: Sendable, Equatable {
  public let name: String
  public let type: ColumnType
  /// One or two sentences: what is counted, in which unit, and what an empty cell means.
  public let meaning: String
  /// Never empty.
  public let isRequired: Bool
  /// The closed set of values, where there is one.
  public let values: [String]
}

/// A column of a table whose rows are made from `Row`.
struct Column<Row>: Sendable {
  let definition: ColumnDefinition
  let cell: @Sendable (Row) -> Cell

  init(
    _ name: String, _ type: ColumnType, _ meaning: String, required: Bool = false,
    values: [String] = [], cell: @escaping @Sendable (Row) -> Cell
  ) {
    definition = ColumnDefinition(
      name: name, type: type, meaning: meaning, isRequired: required, values: values)
    self.cell = cell
  }

  static func text(
    _ name: String, _ meaning: String, values: [String] = [],
    _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(name, .string, meaning, values: values) { Cell(value($0)) }
  }

  /// A text that is never absent.
  static func id(
    _ name: String, _ meaning: String, values: [String] = [],
    _ value: @escaping @Sendable (Row) -> String
  ) -> Column {
    Column(name, .string, meaning, required: true, values: values) { .text(value($0)) }
  }

  static func date(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(name, .date, meaning) { Cell(value($0)) }
  }

  static func count(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int
  ) -> Column {
    Column(name, .integer, meaning, required: true) { .integer(value($0)) }
  }

  static func number(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Millis?
  ) -> Column {
    Column(name, .number, meaning) { Cell(value($0)) }
  }

  /// A value in thousandths, rounded to a whole number of them.
  static func rounded(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Column {
    number(name, meaning) { value($0).map(Millis.init(rounding:)) }
  }

  /// A share or other plain number, rounded to three places.
  static func plain(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Column {
    number(name, meaning) { value($0).map { Millis(rounding: $0 * 1000) } }
  }

  /// A probability, with six places.
  static func probability(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> Column {
    Column(name, .number, meaning) { row in
      value(row).map { .fine(Int(($0 * 1_000_000).rounded())) } ?? .absent
    }
  }
}

extension Millis {
  /// Halves away from zero.
  init(rounding thousandths: Double) { self.init(Int(thousandths.rounded())) }
}
