import DocumentModel
import LexiconStore
import TestKit
import Testing

@testable import Reporting

@Suite struct GoldenColumnsTests {
  /// docs/columns.md is in step with the definitions; `make docs` or `make record` rewrites it.
  @Test func columnsDocument() throws {
    let tables = Tables(lexicons: try Repository.lexicons())
    try Golden.expect(tables.columnsDocument, equals: "docs/columns.md")
  }

  /// docs/rules.md too, and no rule goes without a meaning.
  @Test func rulesDocument() throws {
    try Golden.expect(Tables.rulesDocument, equals: "docs/rules.md")
    for rule in RuleID.allCases { #expect(Tables.meaning(of: rule) != rule.rawValue) }
  }
}
