import CSQLite

/// What SQLite said about a database.
public struct DatabaseError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  /// SQLite's primary result code.
  public let code: Int32
  public let message: String
  public var description: String { "\(path): \(message)" }
  /// The disk is full.
  public var isFull: Bool { code == SQLITE_FULL }
  /// What is there is no database, or a damaged one.
  public var isDamaged: Bool { code == SQLITE_NOTADB || code == SQLITE_CORRUPT }
}

/// An SQLite database file, held by one task at a time.
@safe public final class Database {
  public enum Access: Sendable { case create, readOnly }
  public let path: String
  private let handle: OpaquePointer

  /// Opens the file. A database that another process writes to is waited for up to five seconds.
  public init(_ path: String, _ access: Access = .create) throws(DatabaseError) {
    self.path = path
    let flags =
      access == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard let opened = unsafe opened, code == SQLITE_OK else {
      let text = unsafe opened.map { unsafe String(cString: sqlite3_errmsg($0)) }
      unsafe sqlite3_close_v2(opened)
      throw DatabaseError(path: path, code: code & 0xFF, message: text ?? "no memory")
    }
    unsafe handle = opened
    unsafe sqlite3_busy_timeout(handle, 5_000)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Carries out statements that answer nothing of interest.
  public func execute(_ sql: String) throws(DatabaseError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw fault(code) }
  }

  public func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    var made: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, sql, -1, &made, nil)
    guard let made = unsafe made, code == SQLITE_OK else { throw fault(code) }
    return unsafe Statement(made, of: self)
  }

  /// Rows that the last statement changed.
  public var changes: Int { Int(unsafe sqlite3_changes(handle)) }

  func fault(_ code: Int32) -> DatabaseError {
    DatabaseError(
      path: path, code: code & 0xFF, message: unsafe String(cString: sqlite3_errmsg(handle)))
  }
}

/// A prepared statement, used again and again. Parameters and columns count from 0.
@safe public final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  init(_ handle: OpaquePointer, of database: Database) {
    unsafe self.handle = handle
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  private static let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  public func bind(_ text: String?, at: Int) throws(DatabaseError) {
    guard let text else { return try check(unsafe sqlite3_bind_null(handle, Int32(at + 1))) }
    try check(
      unsafe sqlite3_bind_text(
        handle, Int32(at + 1), text, Int32(text.utf8.count), Self.copied))
  }

  public func bind(_ bytes: [UInt8], at: Int) throws(DatabaseError) {
    let code = unsafe bytes.withUnsafeBytes { raw in
      unsafe sqlite3_bind_blob64(
        handle, Int32(at + 1), raw.baseAddress, UInt64(raw.count), Self.copied)
    }
    try check(code)
  }

  public func bind(_ number: Int, at: Int) throws(DatabaseError) {
    try check(unsafe sqlite3_bind_int64(handle, Int32(at + 1), Int64(number)))
  }

  public func bind(_ number: Double, at: Int) throws(DatabaseError) {
    try check(unsafe sqlite3_bind_double(handle, Int32(at + 1), number))
  }

  /// The next row: true where there is one.
  public func step() throws(DatabaseError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    guard code == SQLITE_ROW || code == SQLITE_DONE else {
      let fault = database.fault(code)
      reset()
      throw fault
    }
    return code == SQLITE_ROW
  }

  /// Carries out a statement without rows and makes ready for the next.
  public func run() throws(DatabaseError) {
    while try step() {}
    reset()
  }

  /// Ready to be carried out again; parameters stay until they are bound anew.
  public func reset() { unsafe sqlite3_reset(handle) }

  public func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  public func integer(_ column: Int) -> Int {
    Int(unsafe sqlite3_column_int64(handle, Int32(column)))
  }

  public func text(_ column: Int) -> String {
    String(decoding: bytes(column), as: UTF8.self)
  }

  public func bytes(_ column: Int) -> [UInt8] {
    let count = unsafe Int(sqlite3_column_bytes(handle, Int32(column)))
    guard count > 0, let base = unsafe sqlite3_column_blob(handle, Int32(column)) else {
      return []
    }
    return unsafe Array(UnsafeRawBufferPointer(start: base, count: count))
  }

  private func check(_ code: Int32) throws(DatabaseError) {
    guard code == SQLITE_OK else { throw database.fault(code) }
  }
}
