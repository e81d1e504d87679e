import Reporting
import SQLite
import Tabular

/// standpoint.sqlite: every table with its keys and indexes, views that answer the usual questions, and what each column
/// means. Datasette opens it as it is.
struct DatabaseExport {
  private let tables: Tables
  private let staging: StagingFolder
  /// Columns that are looked up by.
  private static let indexed: Set<String> = [
    "article_id", "quote_id", "speaker_id", "outlet", "day", "target", "statement_id",
    "speaker_side",
  ]

  init(_ tables: Tables, _ staging: StagingFolder) {
    self.tables = tables
    self.staging = staging
  }

  func write(_ name: String) throws {
    let database = try Database(staging.path(name))
    try database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
    for schema in tables.schemas { try write(schema, to: database) }
    try writeColumns(to: database)
    for view in views { try database.execute(view) }
    try database.execute("COMMIT; ANALYZE")
  }

  private func write(_ schema: TableSchema, to database: Database) throws {
    try database.execute(Self.definition(schema))
    let marks = schema.columns.map { _ in "?" }.joined(separator: ",")
    let insert = try database.prepare("INSERT INTO \(schema.name.rawValue) VALUES (\(marks))")
    let input = try TableInput(staging.path(schema.fileName(.csv)))
    while try input.next() {
      for (at, column) in schema.columns.enumerated() {
        try bind(input.row.text(at, in: input.bytes), column, at, insert)
      }
      try insert.run()
    }
    for column in schema.columns where Self.indexed.contains(column.name) {
      try database.execute(
        "CREATE INDEX \(schema.name.rawValue)_\(column.name) ON \(schema.name.rawValue)(\(column.name))"
      )
    }
  }

  private func bind(
    _ text: String?, _ column: ColumnDefinition, _ at: Int, _ insert: SQLite.Statement
  ) throws(DatabaseError) {
    switch (column.type, text) {
    case (.integer, .some(let text)): try insert.bind(Int(text) ?? 0, at: at)
    case (.number, .some(let text)):
      let plain = text.split(separator: ",").joined(separator: ".")
      try insert.bind(Double(plain) ?? 0, at: at)
    default: try insert.bind(text, at: at)
    }
  }

  private static func definition(_ schema: TableSchema) -> String {
    var parts = schema.columns.map { column in
      let type =
        switch column.type {
        case .integer: "INTEGER"
        case .number: "REAL"
        case .string, .date: "TEXT"
        }
      return "\(column.name) \(type)\(column.isRequired ? " NOT NULL" : "")"
    }
    if !schema.primaryKey.isEmpty {
      parts.append("PRIMARY KEY (\(schema.primaryKey.joined(separator: ", ")))")
    }
    for key in schema.foreignKeys {
      parts.append("FOREIGN KEY (\(key.column)) REFERENCES \(key.table.rawValue)(\(key.column))")
    }
    return "CREATE TABLE \(schema.name.rawValue) (\(parts.joined(separator: ", ")))"
  }

  private func writeColumns(to database: Database) throws {
    try database.execute(
      "CREATE TABLE columns (table_name TEXT, column_name TEXT, type TEXT, meaning TEXT, PRIMARY KEY (table_name, column_name))"
    )
    let insert = try database.prepare("INSERT INTO columns VALUES (?,?,?,?)")
    for schema in tables.schemas {
      for column in schema.columns {
        let cells = [schema.name.rawValue, column.name, column.type.rawValue, column.meaning]
        for (at, cell) in cells.enumerated() { try insert.bind(cell, at: at) }
        try insert.run()
      }
    }
  }

  private var views: [String] {
    let scores = tables.targetNames.map { "q.\($0)_label, q.\($0)_score" }.joined(separator: ", ")
    return [
      """
      CREATE VIEW quotations_in_context AS SELECT q.quote_id, q.outlet, q.day, a.title, a.url, q.speaker_name,
      q.speaker_role, q.speaker_side, q.cue_text, q.text, \(scores) FROM quotes q JOIN articles a USING (article_id)
      WHERE q.type <> 'scare'
      """,
      """
      CREATE VIEW reasons AS SELECT e.quote_id, q.outlet, q.speaker_name, e.target, e.weight / 1000.0 AS weight, e.words,
      e.target_words, e.rule, e.entry, e.entry_line, q.text FROM evidence e JOIN quotes q USING (quote_id)
      """,
      """
      CREATE VIEW differences_shown AS SELECT * FROM comparison WHERE verdict = 'different' ORDER BY target, abs(difference) DESC
      """,
      """
      CREATE VIEW who_cut_what AS SELECT s.statement_id, s.outlets, s.outlet, s.day, s.words, s.kept, q.speaker_name, q.text
      FROM statements s JOIN quotes q USING (quote_id) ORDER BY s.outlets DESC, s.statement_id, s.words DESC
      """,
    ]
  }
}
