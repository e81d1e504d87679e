/// docs/columns.md, made from the column definitions alone.
extension Tables {
  /// Markdown; `targets` of the lexicon give the columns named after sides.
  public var columnsDocument: [UInt8] {
    var text = """
      # Columns
      Made from the definitions in Sources/Reporting by `make docs`; do not edit. The same stands in `datapackage.json`
      beside the tables of a run. An empty cell (`null` in JSON) is an unknown or absent value. Numbers are decimals
      with a point and at most three places. Text cells of CSV that a spreadsheet would run as a formula begin with an
      apostrophe; `manifest.json` counts them. The JSON files have the same columns as keys.

      """
    for schema in schemas {
      text += "\n## \(schema.name.rawValue)\n\(schema.meaning)\n"
      if !schema.primaryKey.isEmpty {
        text += "Key: `\(schema.primaryKey.joined(separator: "`, `"))`.\n"
      }
      text += "\n| column | type | what it says |\n|---|---|---|\n"
      for column in schema.columns {
        text += "| `\(column.name)` | \(column.type.rawValue) | \(Self.meaning(of: column)) |\n"
      }
    }
    return Array(text.utf8)
  }

  private static func meaning(of column: ColumnDefinition) -> String {
    let meaning = column.meaning.split(separator: "|").joined(separator: "\\|")
    // A definition that explains its values needs no list of them.
    guard !column.values.isEmpty, !column.meaning.contains("`\(column.values[0])`") else {
      return meaning
    }
    return meaning + " One of " + column.values.map { "`\($0)`" }.joined(separator: ", ") + "."
  }
}
