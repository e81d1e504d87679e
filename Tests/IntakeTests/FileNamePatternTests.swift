import Intake
import Testing

@Suite struct FileNamePatternTests {
  static let named: [(String, String, String?, String?, String?)] = [
    ("{outlet}_{date}_{id}.txt", "Gazette_2024-05-01_77.txt", "Gazette", "2024-05-01", "77"),
    ("{outlet}_{date}_{id}.txt", "Gazette_20240501_77.txt", "Gazette", "2024-05-01", "77"),
    (
      "{date} {outlet} *.txt", "2024-05-01 Gazette anything at all.txt", "Gazette", "2024-05-01",
      nil
    ),
    ("*-{id}.txt", "x-9.txt", nil, nil, "9"),
  ]

  @Test(arguments: named)
  func namesTellTheirFields(
    _ pattern: String, _ name: String, _ outlet: String?, _ date: String?, _ id: String?
  ) throws {
    let fields = try FileNamePattern(pattern).fields(of: name)
    #expect(fields == NamedFields(id: id, outlet: outlet, date: date))
  }

  @Test(arguments: [
    "Gazette_2024-5-1_77.txt", "Gazette_77.txt", "_2024-05-01_77.txt", "Gazette_2024-05-01_77.md",
    "Газета_20240501_.txt",
  ])
  func otherNamesTellNothing(_ name: String) throws {
    #expect(try FileNamePattern("{outlet}_{date}_{id}.txt").fields(of: name) == nil)
  }

  @Test(arguments: [
    ("{outlet}{date}", FileNamePattern.Fault.adjacentFields), ("{outlet", .unclosedBrace),
    ("{author}.txt", .unknownField("author")), ("{id}*", .adjacentFields),
  ])
  func badPatternsAreRefused(_ pattern: String, _ fault: FileNamePattern.Fault) {
    #expect(throws: fault) { try FileNamePattern(pattern) }
  }
}
