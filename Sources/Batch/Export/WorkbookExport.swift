import Aggregation
import DocumentModel
import Reporting
import Tabular
import Workbook

/// standpoint.xlsx: a sheet that explains, charts, and one sheet for each table.
struct WorkbookExport {
  private let tables: Tables
  private let staging: StagingFolder
  private let created: Int
  private let version: String
  /// What an analyst opens first stands first.
  private static let order: [TableName] = [
    .outlets, .comparison, .outletsWeekly, .outletsDaily, .speakers, .speakersByOutlet,
    .groupsByOutlet,
    .statements,
    .duplicates, .articles, .quotes, .evidence,
  ]

  init(_ tables: Tables, _ staging: StagingFolder, created: Int, version: String) {
    self.tables = tables
    self.staging = staging
    self.created = created
    self.version = version
  }

  func write(_ name: String, _ comparison: Comparison) throws {
    let book = try Workbook(
      staging.path(name), temporary: staging.path, created: created)
    let readme = try book.sheet("readme")
    let charts = try book.sheet("charts")
    try write(charts, comparison)
    var notes: [[String]] = []
    for table in Self.order { notes.append(try write(table, to: book)) }
    try write(readme, notes)
    try book.close()
  }

  /// Writes one table; returns what the readme says of it.
  private func write(_ table: TableName, to book: Workbook) throws -> [String] {
    let schema = tables.schema(table)
    let sheet = try book.sheet(table.rawValue)
    for (at, column) in schema.columns.enumerated() {
      sheet.setColumn(at, width: Self.width(of: column), Self.kind(of: column))
    }
    for column in schema.columns { try sheet.text(column.name, .header) }
    sheet.endRow()
    let input = try TableInput(staging.path(schema.fileName(.csv)))
    var left = 0
    while try input.next() {
      guard sheet.row < WorkbookSheet.mostRows else {
        left += 1
        continue
      }
      try write(input, schema.columns, to: sheet)
    }
    sheet.finishTable()
    var notes: [String] = []
    if left > 0 { notes.append("\(left) rows did not fit and stand in \(table.rawValue).csv only") }
    if sheet.cutCells > 0 { notes.append("\(sheet.cutCells) cells were cut at 32,767 characters") }
    return [table.rawValue, schema.meaning, String(sheet.row - 1), notes.joined(separator: "; ")]
  }

  private func write(
    _ input: TableInput, _ columns: [ColumnDefinition], to sheet: WorkbookSheet
  ) throws {
    for (at, column) in columns.enumerated() {
      guard let text = input.row.text(at, in: input.bytes) else {
        sheet.skip()
        continue
      }
      switch column.type {
      case .integer, .number:
        let plain = text.split(separator: ",", omittingEmptySubsequences: false).joined(
          separator: ".")
        guard let number = Double(plain) else {
          try sheet.text(text)
          continue
        }
        try sheet.number(number, Self.kind(of: column))
      case .date: try sheet.day(text)
      case .string: try sheet.text(text)
      }
    }
    sheet.endRow()
  }

  private static func kind(of column: ColumnDefinition) -> WorkbookCellKind {
    switch column.type {
    case .integer: .integer
    case .number: .decimal
    case .date: .day
    case .string: .text
    }
  }

  private static func width(of column: ColumnDefinition) -> Double {
    switch column.name {
    case "text", "words", "meaning": column.type == .string ? 80 : 9
    case "title", "ukraine_evidence", "russia_evidence", "sentiment_evidence": 40
    case "outlet", "name", "speaker_name", "other_outlet", "speaker_id", "quote_id": 26
    default: column.type == .string ? 16 : max(9, Double(column.name.utf8.count) + 2)
    }
  }

  private func write(_ sheet: WorkbookSheet, _ notes: [[String]]) throws {
    sheet.setColumn(0, width: 22, .text)
    sheet.setColumn(1, width: 110, .text)
    let lines = [
      ["Standpoint \(version)", "Who is quoted saying what in the news, and where they stand."],
      [
        "stance",
        "The attitude a speaker expresses in a quotation, from -1 (against) to +1 (for); not the outlet's opinion.",
      ],
      [
        "too few",
        "Fewer than 5 articles or 10 quotations: such means say little and are not compared.",
      ],
      ["", ""],
    ]
    for line in lines {
      try sheet.text(line[0], .header)
      try sheet.text(line[1])
      sheet.endRow()
    }
    for title in ["sheet", "one row", "rows", "note"] { try sheet.text(title, .header) }
    sheet.endRow()
    for note in notes {
      try sheet.text(note[0])
      try sheet.text(note[1])
      try sheet.number(Double(note[2]) ?? 0, .integer)
      try sheet.text(note[3])
      sheet.endRow()
    }
    try sheet.text("column", .header)
    try sheet.text("what it says", .header)
    sheet.endRow()
    for table in Self.order {
      for column in tables.schema(table).columns {
        try sheet.text("\(table.rawValue).\(column.name)")
        try sheet.text(column.meaning)
        sheet.endRow()
      }
    }
  }

  /// Outlets with enough, by mean, one block and one chart a target.
  private func write(_ sheet: WorkbookSheet, _ comparison: Comparison) throws {
    sheet.setColumn(0, width: 26, .text)
    var blocks: [(title: String, rows: Range<Int>)] = []
    for target in comparison.targets.indices {
      let title = "mean stance toward \(tables.targetNames[target])"
      for head in [title, "mean", "low", "high", "n", "articles"] { try sheet.text(head, .header) }
      sheet.endRow()
      let first = sheet.row
      for outlet in enough(comparison, target) { try write(outlet, target, to: sheet) }
      if sheet.row > first { blocks.append((title, first..<sheet.row)) }
      sheet.endRow()
    }
    var row = 1
    for block in blocks {
      try sheet.barChart(
        block.title, unit: "mean stance, -1 to 1", names: 0, values: 1, rows: block.rows,
        at: (row: row, column: 7))
      row += 12 + 2 * block.rows.count
    }
  }

  private func enough(_ comparison: Comparison, _ target: Int) -> [OutletProfile] {
    comparison.outlets.filter { $0.outlet != nil && !$0.stances[target].isTooFew }
      .sorted { a, b in
        let (x, y) = (a.stances[target].tally.mean, b.stances[target].tally.mean)
        return x != y ? (x ?? .zero) > (y ?? .zero) : (a.outlet ?? "") < (b.outlet ?? "")
      }
  }

  private func write(_ outlet: OutletProfile, _ target: Int, to sheet: WorkbookSheet) throws {
    let stance = outlet.stances[target]
    try sheet.text(outlet.outlet ?? "")
    for value in [stance.tally.mean?.double, stance.lowEnd, stance.highEnd] {
      if let value { try sheet.number(value, .decimal) } else { sheet.skip() }
    }
    try sheet.number(Double(stance.tally.count), .integer)
    try sheet.number(Double(stance.articles), .integer)
    sheet.endRow()
  }
}
