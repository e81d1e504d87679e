import Tabular

/// datapackage.json: what each file and column is, as Frictionless Data Package has it, so that other tools check and
/// load the tables without asking.
extension Tables {
  /// The description of the CSV files of a run (of the JSON files where no CSV is written), by the tables' order.
  public func dataPackage(version: String) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("profile", options.formats.contains(.csv) ? "tabular-data-package" : "data-package")
    json.member("name", "standpoint")
    json.member("version", version)
    json.key("resources")
    json.beginArray()
    for schema in schemas { write(schema, to: &json) }
    json.endArray()
    json.endObject()
    return JSONLayout.indented(json.bytes, width: 200)
  }

  private func write(_ schema: TableSchema, to json: inout JSONWriter) {
    let format: TableFormat = options.formats.contains(.csv) ? .csv : .json
    json.beginObject()
    if format == .csv { json.member("profile", "tabular-data-resource") }
    json.member("name", schema.name.rawValue)
    json.member("path", schema.fileName(format))
    json.member("description", schema.meaning)
    json.member("format", format.rawValue)
    json.member("mediatype", format == .csv ? "text/csv" : "application/json")
    json.member("encoding", "utf-8")
    if format == .csv { writeDialect(to: &json) }
    json.key("schema")
    json.beginObject()
    json.key("fields")
    json.beginArray()
    for column in schema.columns { write(column, to: &json) }
    json.endArray()
    json.member("missingValues", [""])
    if !schema.primaryKey.isEmpty { json.member("primaryKey", schema.primaryKey) }
    if !schema.foreignKeys.isEmpty { writeKeys(schema.foreignKeys, to: &json) }
    json.endObject()
    json.endObject()
  }

  private func writeDialect(to json: inout JSONWriter) {
    json.key("dialect")
    json.beginObject()
    json.member("delimiter", String(decoding: [options.dialect.separator], as: UTF8.self))
    json.member("lineTerminator", String(decoding: options.dialect.lineEnd, as: UTF8.self))
    json.member("quoteChar", "\"")
    json.key("doubleQuote")
    json.flag(true)
    json.key("header")
    json.flag(true)
    json.endObject()
  }

  private func write(_ column: ColumnDefinition, to json: inout JSONWriter) {
    json.beginObject()
    json.member("name", column.name)
    json.member("type", column.type.rawValue)
    json.member("description", column.meaning)
    if column.type == .number {
      json.member("decimalChar", String(decoding: [options.dialect.decimalMark], as: UTF8.self))
    }
    if column.isRequired || !column.values.isEmpty {
      json.key("constraints")
      json.beginObject()
      if column.isRequired {
        json.key("required")
        json.flag(true)
      }
      if !column.values.isEmpty { json.member("enum", column.values) }
      json.endObject()
    }
    json.endObject()
  }

  private func writeKeys(
    _ keys: [(column: String, table: TableName)], to json: inout JSONWriter
  ) {
    json.key("foreignKeys")
    json.beginArray()
    for key in keys {
      json.beginObject()
      json.member("fields", key.column)
      json.key("reference")
      json.beginObject()
      json.member("resource", key.table.rawValue)
      json.member("fields", schema(key.table).primaryKey.joined())
      json.endObject()
      json.endObject()
    }
    json.endArray()
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }
}
