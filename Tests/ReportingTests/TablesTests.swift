import Aggregation
import DocumentModel
import LexiconStore
import Reporting
import Tabular
import TestKit
import Testing

@Suite struct TablesTests {
  static func sketch(id: String = "a1") throws -> AnalysisSketch {
    let lexicons = try Repository.lexicons()
    let ukraine = try #require(lexicons.side(named: "ukraine"))
    let russia = try #require(lexicons.side(named: "russia"))
    var sketch = try AnalysisSketch(
      """
      “⟦=SUM\nof ⟦our⟧t ⟦losses⟧e⟧q,” ⟦said⟧c ⟦Olena Marchuk⟧s, ⟦a mayor⟧r, “⟦and more.⟧q” A “⟦vote⟧v”.
      """, id: id)
    let quote = sketch.quote(
      "q", cue: "c", speaker: "s", role: "r", side: ukraine, scores: [ukraine: 420, russia: -90],
      sentiment: -1000)
    sketch.quote("v", kind: .scare)
    sketch.evidence(
      quote, at: "e", target: ukraine, weight: 400, rule: .cueAfter, entry: EntryID(rawValue: 0),
      reaching: "t")
    sketch.evidence(
      quote, at: "t", target: ukraine, weight: 20, rule: .cueAfter, entry: EntryID(rawValue: 0))
    sketch.evidence(
      quote, at: "e", target: nil, weight: -1000, rule: .cueAfter, entry: EntryID(rawValue: 0))
    return sketch
  }

  /// Cells by column name, for each row of a CSV file.
  static func read(_ bytes: [UInt8], separator: Character = ",") throws -> [[String: String]] {
    var reader = CSVReader(bytes, separator: separator.asciiValue ?? 0)
    let header = try #require(try reader.next())
    return try reader.rest().map { record in
      #expect(record.fields.count == header.fields.count)
      return Dictionary(
        uniqueKeysWithValues: header.fields.indices.map { (header.text($0), record.text($0)) })
    }
  }

  static func tables(_ options: TableOptions = TableOptions()) throws -> Tables {
    Tables(lexicons: try Repository.lexicons(), options: options)
  }

  @Test func oneRowAQuotation() throws {
    let tables = try Self.tables()
    let sketch = try Self.sketch()
    let rows = tables.rows(of: sketch.analysis, article: sketch.article)
    let read = try Self.read(tables.file(.quotes, .csv, rows.quotes))
    #expect(read.count == 2 && rows.quotes.count == 2)
    let row = read[0]
    #expect(row["quote_id"] == "a1#1" && row["article_id"] == "a1" && row["day"] == "2024-05-01")
    #expect(row["text"] == "'=SUM of our losses and more.")
    #expect(row["speaker_id"] == "person:olena-marchuk" && row["speaker_name"] == "Olena Marchuk")
    #expect(row["speaker_role"] == "a mayor" && row["speaker_side"] == "ukraine")
    #expect(row["cue_text"] == "said" && row["cue_attitude"] == "neutral")
    #expect(row["ukraine_score"] == "0.42" && row["ukraine_label"] == "pro")
    #expect(row["ukraine_evidence"] == "losses +0.4; our +0.02")
    #expect(row["russia_score"] == "-0.09" && row["russia_evidence"] == "")
    #expect(row["sentiment"] == "-1" && row["sentiment_evidence"] == "losses -1")
    #expect(row["start"] == "1" && row["parts"]?.hasPrefix("1-19 ") == true)
    #expect(rows.quotes.defused == ["text": 1])
    #expect(read[1]["type"] == "scare" && read[1]["speaker_name"] == "")
    #expect(read[1]["ukraine_score"] == "" && read[1]["speaker_kind"] == "unknown")
  }

  @Test func evidenceAddsUpToItsSum() throws {
    let tables = try Self.tables()
    let sketch = try Self.sketch()
    let rows = tables.rows(of: sketch.analysis, article: sketch.article)
    let read = try Self.read(tables.file(.evidence, .csv, rows.evidence))
    #expect(read.map { $0["evidence_id"] } == ["a1#1.1", "a1#1.2", "a1#1.3"])
    #expect(read.map { $0["target"] } == ["ukraine", "ukraine", ""])
    let sum = read.filter { $0["target"] == "ukraine" }.compactMap { Int($0["weight"] ?? "") }
      .reduce(0, +)
    #expect(sum == 420)
    #expect(read[0]["target_words"] == "our" && read[1]["target_words"] == "")
    let entry = try #require(try Repository.lexicons().entries.first)
    #expect(read[0]["entry_line"] == "\(entry.path):\(entry.line)")
  }

  /// JSON and CSV of a table say the same.
  @Test func formatsAgree() throws {
    let tables = try Self.tables()
    let lexicons = try Repository.lexicons()
    var totals = Totals()
    var quotes = EncodedRows()
    for id in ["a1", "a2"] {
      let sketch = try Self.sketch(id: id)
      totals.add(sketch.analysis, lexicons)
      quotes.append(tables.rows(of: sketch.analysis, article: sketch.article).quotes)
    }
    for (table, rows) in [(TableName.quotes, quotes)]
      + tables.rows(of: totals, try TwoOutlets.comparison())
    {
      let csv = try Self.read(tables.file(table, .csv, rows))
      let json = try #require(try JSONReader.value(of: tables.file(table, .json, rows)).elements)
      #expect(csv.count == json.count && csv.count == rows.count)
      for (row, object) in zip(csv, json) {
        for column in tables.schema(table).columns {
          let cell = row[column.name] ?? "?"
          let shown = Self.shown(object[column.name])
          #expect(cell == shown || cell == "'" + shown, "\(table) \(column.name)")
        }
      }
    }
  }

  private static func shown(_ value: JSONValue?) -> String {
    switch value {
    case .number(let digits): digits
    case .string(let bytes): String(decoding: bytes, as: UTF8.self)
    case .null: ""
    default: "?"
    }
  }

  @Test func emptyTablesAreWholeFiles() throws {
    let tables = try Self.tables()
    for schema in tables.schemas {
      let json = tables.file(schema.name, .json, EncodedRows())
      #expect(try JSONReader.value(of: json) == .array([]))
      let header = try Self.read(tables.file(schema.name, .csv, EncodedRows()))
      #expect(header.isEmpty)
    }
  }

  @Test func excelGetsItsDialect() throws {
    let tables = try Self.tables(TableOptions(dialect: .excel(decimalComma: true)))
    let sketch = try Self.sketch()
    let bytes = tables.file(
      .quotes, .csv, tables.rows(of: sketch.analysis, article: sketch.article).quotes)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = try Self.read(bytes, separator: ";")
    #expect(rows[0]["ukraine_score"] == "0,42" && rows[0]["russia_score"] == "-0,09")
    let package = try JSONReader.value(of: tables.dataPackage(version: "1"))
    let dialect = package["resources"]?.elements?.first?["dialect"]
    #expect(dialect?["delimiter"]?.text == ";" && dialect?["lineTerminator"]?.text == "\r\n")
  }

  @Test func fullTextOnlyOnRequest() throws {
    let sketch = try Self.sketch()
    let plain = try Self.tables().schema(.articles).columns.map(\.name)
    #expect(!plain.contains("text"))
    let tables = try Self.tables(TableOptions(includesText: true))
    let rows = tables.rows(of: sketch.analysis, article: sketch.article).articles
    let read = try Self.read(tables.file(.articles, .csv, rows))
    #expect(read[0]["text"] == sketch.marked.text)
    #expect(read[0]["quotations"] == "1" && read[0]["scare_quotes"] == "1")
  }

  /// Every column is defined once and says something; names are fit for any database.
  @Test func columnsAreDefined() throws {
    for schema in try Self.tables().schemas {
      let names = schema.columns.map(\.name)
      #expect(Set(names).count == names.count, "\(schema.name)")
      for column in schema.columns {
        #expect(column.meaning.hasSuffix(".") && column.meaning.count > 12, "\(column.name)")
        #expect(column.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") })
      }
      for key in schema.primaryKey + schema.foreignKeys.map(\.column) {
        #expect(names.contains(key))
      }
    }
  }

  @Test func dataPackageListsEveryColumn() throws {
    let tables = try Self.tables()
    let package = try JSONReader.value(of: tables.dataPackage(version: "1.0"))
    let resources = try #require(package["resources"]?.elements)
    #expect(
      resources.compactMap { $0["path"]?.text } == TableName.allCases.map { "\($0.rawValue).csv" })
    for (resource, schema) in zip(resources, tables.schemas) {
      let fields = resource["schema"]?["fields"]?.elements ?? []
      #expect(fields.map { $0["name"]?.text } == schema.columns.map(\.name))
    }
  }
}
