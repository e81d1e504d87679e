import DocumentModel
import MappedBytes
public import SQLite
import Synchronization
import Tabular

/// What earlier runs scored, in an SQLite file (WAL). An article is known by the digest of its content and of all that
/// its rows depend on: program, lexicons, models, and what the pipeline asks for. So a run scores only what is new or
/// changed, and after an interruption goes on where it stopped: whatever was committed is whole.
public final class ArticleStore: Sendable {
  /// Rows that no run has used for so many runs are removed.
  static let keptRuns = 30
  /// Results are committed at least so often: what an interruption can cost.
  private static let batch = 200

  private struct Connection {
    let database: Database
    let find: Statement
    let insert: Statement
    let touch: Statement
    let run: Int
    var pending = 0
  }
  private let connection: Mutex<Connection>
  /// Digest of all that rows depend on beside the article.
  private let basis: [UInt8]

  /// Opens or makes the store. `basis` names everything that rows depend on beside the article itself.
  public convenience init(_ path: String, basis: [UInt8]) throws(DatabaseError) {
    try self.init(path, .create, basis: basis)
  }

  /// Looks into a store that is there, and changes nothing; nil where there is none.
  public static func reading(
    _ path: String, basis: [UInt8]
  ) throws(DatabaseError) -> ArticleStore? {
    guard (try? FileKind(of: path)) != nil else { return nil }
    return try ArticleStore(path, .readOnly, basis: basis)
  }

  private init(
    _ path: String, _ access: Database.Access, basis: [UInt8]
  ) throws(DatabaseError) {
    let database = try Database(path, access)
    let run = access == .create ? try Self.begin(database) : 0
    let parts = Connection(
      database: database, find: try database.prepare("SELECT result FROM articles WHERE key = ?"),
      insert: try database.prepare("INSERT OR REPLACE INTO articles VALUES(?, ?, ?)"),
      touch: try database.prepare("UPDATE articles SET run = ? WHERE key = ? AND run <> ?"),
      run: run)
    connection = Mutex(parts)
    self.basis = basis
  }

  /// The number of this run.
  private static func begin(_ database: Database) throws(DatabaseError) -> Int {
    try database.execute("PRAGMA journal_mode=WAL")
    try database.execute("PRAGMA synchronous=NORMAL")
    try database.execute(
      """
      CREATE TABLE IF NOT EXISTS runs(number INTEGER PRIMARY KEY);
      CREATE TABLE IF NOT EXISTS articles(
        key BLOB PRIMARY KEY, run INTEGER NOT NULL, result BLOB NOT NULL) WITHOUT ROWID;
      BEGIN; INSERT INTO runs SELECT COALESCE(MAX(number), 0) + 1 FROM runs
      """)
    let last = try database.prepare("SELECT MAX(number) FROM runs")
    return try last.step() ? last.integer(0) : 1
  }

  /// What an article is known by.
  func key(_ article: RawArticle) -> [UInt8] {
    var hash = SHA256()
    hash.update(basis)
    let fields = [
      article.id, article.outlet, article.published, article.url, article.title, article.language,
      article.charset, article.byline,
    ]
    for field in fields {
      // The length before each keeps one field from running into the next.
      let bytes = field.map { Array($0.utf8) }
      hash.update(Array("\(bytes?.count ?? -1) ".utf8))
      hash.update(bytes ?? [])
    }
    hash.update(article.text)
    return Array(hash.hex().utf8)
  }

  /// The result of an earlier run; nil where there is none. Any thread.
  func result(_ key: [UInt8]) throws(DatabaseError) -> StoredArticle? {
    let bytes = try connection.withLock { (connection) throws(DatabaseError) -> [UInt8]? in
      try connection.find.bind(key, at: 0)
      defer { connection.find.reset() }
      return try connection.find.step() ? connection.find.bytes(0) : nil
    }
    return bytes.flatMap { StoredArticle($0) }
  }

  /// Whether there is a result of an earlier run.
  func knows(_ key: [UInt8]) throws(DatabaseError) -> Bool {
    try connection.withLock { (connection) throws(DatabaseError) in
      try connection.find.bind(key, at: 0)
      defer { connection.find.reset() }
      return try connection.find.step()
    }
  }

  /// The ids of all articles it has, as `Ledger` hashes them.
  func ids() throws(DatabaseError) -> SeenNumbers {
    var ids = SeenNumbers(in: nil)
    try connection.withLock { (connection) throws(DatabaseError) in
      let all = try connection.database.prepare("SELECT substr(result, 1, 65536) FROM articles")
      while try all.step() {
        if let id = StoredArticle.id(all.bytes(0)) { _ = ids.insert(Ledger.hash(id)) }
      }
    }
    return ids
  }

  /// Keeps a result.
  func keep(_ result: [UInt8], _ key: [UInt8]) throws(DatabaseError) {
    try connection.withLock { (connection) throws(DatabaseError) in
      try connection.insert.bind(key, at: 0)
      try connection.insert.bind(connection.run, at: 1)
      try connection.insert.bind(result, at: 2)
      try connection.insert.run()
      try Self.count(&connection)
    }
  }

  /// Notes that a result is still in use.
  func touch(_ key: [UInt8]) throws(DatabaseError) {
    try connection.withLock { (connection) throws(DatabaseError) in
      try connection.touch.bind(connection.run, at: 0)
      try connection.touch.bind(key, at: 1)
      try connection.touch.bind(connection.run, at: 2)
      try connection.touch.run()
      try Self.count(&connection)
    }
  }

  private static func count(_ connection: inout Connection) throws(DatabaseError) {
    connection.pending += 1
    guard connection.pending >= batch else { return }
    connection.pending = 0
    try connection.database.execute("COMMIT; BEGIN")
  }

  /// Commits what was kept so far.
  func commit() throws(DatabaseError) {
    try connection.withLock { (connection) throws(DatabaseError) in
      try connection.database.execute("COMMIT; BEGIN")
    }
  }

  /// After a whole run: forgets what has not been used for long.
  func finish() throws(DatabaseError) {
    try connection.withLock { (connection) throws(DatabaseError) in
      let oldest = connection.run - Self.keptRuns
      try connection.database.execute("DELETE FROM articles WHERE run < \(oldest); COMMIT; BEGIN")
    }
  }
}
