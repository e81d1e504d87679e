import LexiconStore
import Tabular

/// schema.json: JSON Schema (2020-12) of every JSON table, one definition each: `{"$ref": "schema.json#/$defs/quotes"}`.
extension Tables {
  public var jsonSchema: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
    json.member("title", "Tables of a standpoint run")
    json.key("$defs")
    json.beginObject()
    for schema in schemas {
      json.key(schema.name.rawValue)
      write(schema, to: &json)
    }
    json.endObject()
    json.endObject()
    return JSONLayout.indented(json.bytes, width: 200)
  }

  private func write(_ schema: TableSchema, to json: inout JSONWriter) {
    json.beginObject()
    json.member("description", schema.meaning)
    json.member("type", "array")
    json.key("items")
    json.beginObject()
    json.member("type", "object")
    json.key("additionalProperties")
    json.flag(false)
    json.member("required", schema.columns.map(\.name))
    json.key("properties")
    json.beginObject()
    for column in schema.columns { write(column, to: &json) }
    json.endObject()
    json.endObject()
    json.endObject()
  }

  private func write(_ column: ColumnDefinition, to json: inout JSONWriter) {
    json.key(column.name)
    json.beginObject()
    json.member("description", column.meaning)
    let type = column.type == .date ? "string" : column.type.rawValue
    json.member("type", column.isRequired ? [type] : [type, "null"])
    if column.type == .date { json.member("format", "date") }
    if !column.values.isEmpty {
      json.key("enum")
      json.beginArray()
      for value in column.values { json.string(value) }
      if !column.isRequired { json.null() }
      json.endArray()
    }
    json.endObject()
  }

  /// The sides toward which stance is measured.
  public var targetNames: [String] { lexicons.targets.map { lexicons.side($0).name } }
}
