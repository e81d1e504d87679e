import Aggregation
import MappedBytes
import Reporting

/// What became of every record. Law: in = scored + skipped + failed.
struct Ledger: ~Copyable {
  /// All but the speakers, whose sums are made from the rows of quotations when those are written.
  private(set) var totals = Totals()
  private(set) var recordsByFile: [String: Int] = [:]
  /// Records so far.
  private(set) var records = 0
  private var scored = 0
  /// How many of those the store knew.
  private(set) var known = 0
  private var skipped: [String: Int] = [:]
  private var failed: [String: Int] = [:]
  private var ids: SeenNumbers
  private let told: (Problem) -> Void

  /// What grows with the articles lies in nameless files of `scratch`, where there is much of it.
  init(scratch: String, _ told: @escaping (Problem) -> Void) {
    ids = SeenNumbers(in: scratch)
    self.told = told
  }

  /// Something that is a record of its own: a file that could not be read, a line that is no article.
  mutating func add(_ problem: Problem) {
    records += 1
    note(problem)
  }

  mutating func add(_ result: WorkResult, to files: borrowing TableFiles) throws(StreamError) {
    recordsByFile[result.file.shown, default: 0] += result.records
    records += result.records
    for problem in result.problems { note(problem) }
    for article in result.scored {
      guard ids.insert(Self.hash(article.rows.id)) else {
        note(Self.duplicate(article))
        continue
      }
      scored += 1
      if article.key != nil && article.result == nil { known += 1 }
      totals.mergeAllButSpeakers(article.totals)
      try files.add(article.rows)
    }
  }

  private mutating func note(_ problem: Problem) {
    switch problem.outcome {
    case .skipped: skipped[problem.code, default: 0] += 1
    case .failed: failed[problem.code, default: 0] += 1
    }
    told(problem)
  }

  private static func duplicate(_ article: WorkResult.Scored) -> Problem {
    Problem(
      outcome: .skipped, code: "duplicate-id", place: article.place,
      message: "the id '\(article.rows.id)' stands already; the first article of that id is kept")
  }

  var counts: Manifest.Counts {
    Manifest.Counts(scored: scored, skipped: Self.reasons(skipped), failed: Self.reasons(failed))
  }

  private static func reasons(_ counts: [String: Int]) -> [Manifest.Reason] {
    counts.sorted { $0.key < $1.key }.map { Manifest.Reason(code: $0.key, count: $0.value) }
  }

  /// Eight bytes an article, of SHA-256: nobody makes two ids by chance or by craft that pass for one.
  static func hash(_ id: String) -> UInt64 {
    UInt64(SHA256.hex(Array(id.utf8)).prefix(16), radix: 16) ?? 0
  }
}
