import LexiconStore
import Reporting
import TestKit
import Testing

@Suite struct GoldenColumnsTests {
  /// docs/columns.md is in step with the definitions; `make docs` or `make record` rewrites it.
  @Test func columnsDocument() throws {
    let tables = Tables(lexicons: try Repository.lexicons())
    try Golden.expect(tables.columnsDocument, equals: "docs/columns.md")
  }
}
