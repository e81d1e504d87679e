import Foundation
import TestKit
import Testing
import Workbook

/// Workbooks, read back by Python's zipfile and XML parser.
@Suite struct WorkbookTests {
  /// A value begins with what a spreadsheet would run as a formula.
  static let payloads = [
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1",
    "=HYPERLINK(\"http://example.org\")",
    "'=1", "{=1}", "=\u{0}1",
  ]

  private func write(_ path: String, in folder: String) throws {
    let book = try Workbook(path, temporary: folder, created: 86_400)
    let sheet = try book.sheet("cells")
    for title in ["text", "n", "share", "day"] { try sheet.text(title, .header) }
    sheet.endRow()
    for payload in Self.payloads {
      try sheet.text(payload)
      try sheet.number(12_345, .integer)
      try sheet.number(-0.125, .decimal)
      try sheet.day("2024-05-01")
      sheet.endRow()
    }
    try sheet.text(String(repeating: "я", count: 40_000))
    sheet.endRow()
    #expect(sheet.cutCells == 1)
    sheet.finishTable()
    try sheet.barChart(
      "numbers", unit: "unit", names: 0, values: 1, rows: 1..<4, at: (row: 1, column: 6))
    try book.close()
  }

  /// What Python finds: formulas, filters, charts, the longest text, the first day's serial number.
  private func found(_ path: String) throws -> String {
    let script = """
      import re, sys, zipfile
      book = zipfile.ZipFile(sys.argv[1])
      sheet = book.read("xl/worksheets/sheet1.xml").decode()
      texts = re.findall(r"<t[^>]*>([^<]*)</t>", sheet)
      charts = [name for name in book.namelist() if name.startswith("xl/charts/")]
      print(len(re.findall(r"<f[ >]", sheet)), sheet.count("<autoFilter"), sheet.count("<pane"), len(charts),
            max(map(len, texts)), sheet.count("<v>45413</v>"))
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func noTextIsAFormula() throws {
    try Program.withFolder { folder in
      let path = folder + "/book.xlsx"
      try write(path, in: folder)
      #expect(try found(path) == "0 1 1 1 32767 \(Self.payloads.count)\n")
    }
  }

  @Test func theSameCellsGiveTheSameBytes() throws {
    try Program.withFolder { folder in
      for name in ["a", "b"] { try write("\(folder)/\(name).xlsx", in: folder) }
      #expect(
        try Data(contentsOf: URL(filePath: folder + "/a.xlsx"))
          == Data(contentsOf: URL(filePath: folder + "/b.xlsx")))
    }
  }

  @Test func aFaultNamesTheFile() throws {
    try Program.withFolder { folder in
      let book = try Workbook(folder + "/none/book.xlsx", temporary: folder, created: 0)
      let sheet = try book.sheet("x")
      try sheet.text("x")
      #expect(throws: WorkbookError.self) { try book.close() }
      #expect(throws: WorkbookError.self) {
        try Workbook(folder + "/y", temporary: folder, created: 0)
          .sheet(String(repeating: "x", count: 32))
      }
    }
  }
}
