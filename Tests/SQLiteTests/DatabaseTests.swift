import Foundation
import SQLite
import TestKit
import Testing

@Suite struct DatabaseTests {
  @Test func whatIsWrittenIsRead() throws {
    try Program.withFolder { folder in
      let database = try Database(folder + "/a.sqlite")
      try database.execute("CREATE TABLE t(a TEXT, b BLOB, c INTEGER, d REAL)")
      let insert = try database.prepare("INSERT INTO t VALUES(?,?,?,?)")
      for number in 0..<3 {
        try insert.bind(number == 1 ? nil : "ї\u{0}\(number)", at: 0)
        try insert.bind([UInt8](repeating: 0, count: number), at: 1)
        try insert.bind(number << 40, at: 2)
        try insert.bind(0.5, at: 3)
        try insert.run()
      }
      #expect(database.changes == 1)
      let select = try database.prepare("SELECT a, b, c FROM t ORDER BY c")
      #expect(try select.step())
      #expect(select.text(0) == "ї\u{0}0" && select.bytes(1).isEmpty)
      #expect(try select.step())
      #expect(select.isNull(0) && select.bytes(1) == [0] && select.integer(2) == 1 << 40)
      #expect(try select.step())
      #expect(try !select.step())
    }
  }

  @Test func faultsAreTold() throws {
    try Program.withFolder { folder in
      let path = folder + "/b.sqlite"
      #expect(throws: DatabaseError.self) { try Database(path, .readOnly) }
      try Data("no database, whatever its name says, and long enough".utf8)
        .write(to: URL(filePath: path))
      let error = #expect(throws: DatabaseError.self) {
        try Database(path).execute("CREATE TABLE t(a)")
      }
      #expect(error?.isDamaged == true && error?.path == path)
      let database = try Database(folder + "/c.sqlite")
      #expect(throws: DatabaseError.self) { try database.prepare("SELEKT 1") }
      try database.execute("CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES(1)")
      let insert = try database.prepare("INSERT INTO t VALUES(1)")
      #expect(throws: DatabaseError.self) { try insert.run() }
      #expect(try database.prepare("SELECT 1").step())
    }
  }
}
