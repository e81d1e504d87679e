import DocumentModel
import Foundation
public import LexiconStore
import MappedBytes
import Reporting
import Tabular

/// The outputs of shards as those of a single run: rows of articles are joined, everything that is summed or compared is
/// made anew from them.
public struct MergeRun: Sendable {
  private let plan: Plan
  private let lexicons: Lexicons
  private let version: String
  private let shards: [String]
  private let output: String

  /// `plan` says how the tables are written, as it did for the shards.
  public init(
    _ shards: [String], _ plan: Plan, _ lexicons: Lexicons, version: String, output: String
  ) {
    self.shards = shards
    self.plan = plan
    self.lexicons = lexicons
    self.version = version
    self.output = output
  }

  /// Articles that a later shard holds again; they were left out.
  public func run() throws -> Int {
    let manifests = try shards.map { try ShardManifest($0) }
    try ShardManifest.expectAlike(manifests)
    let staging = try Staging(into: output)
    do {
      return try run(staging, manifests)
    } catch {
      staging.discard()
      throw error
    }
  }

  private func run(
    _ staging: borrowing Staging, _ manifests: [ShardManifest]
  ) throws -> Int {
    let tables = Tables(lexicons: lexicons, options: plan.tableOptions)
    var files = TableFiles(plan, tables, staging.folder)
    let (comparison, leftOut) = try files.merge(shards, plan.comparison, lexicons)
    try Exports(tables, lexicons, version: version, in: staging.folder)
      .write(plan.reports, comparison)
    try staging.folder.write(tables.dataPackage(version: version), "datapackage.json")
    let manifest = ShardManifest.merged(
      manifests, plan, version: version, leftOut: leftOut, written: files.written,
      defused: files.defused)
    try staging.folder.write(manifest.json, "manifest.json")
    _ = try staging.publish(plan.fileNames, run: nil, keep: nil)
    return leftOut
  }
}

/// What a shard's manifest.json says.
struct ShardManifest {
  private let path: String
  private let json: JSONValue

  init(_ shard: String) throws {
    path = shard + "/manifest.json"
    do {
      json = try JSONReader.value(of: ByteStream.contents(path))
    } catch let error as JSONError {
      throw TableInputError(path: path, "\(error)")
    }
  }

  /// Shards made with other versions or lexicons cannot be joined: their numbers mean other things.
  static func expectAlike(_ all: [ShardManifest]) throws {
    guard let first = all.first else { return }
    for other in all.dropFirst() {
      for key in ["version", "icu"] where other.json[key]?.text != first.json[key]?.text {
        throw TableInputError(path: other.path, "'\(key)' differs from that of \(first.path)")
      }
      guard other.files("lexicons") == first.files("lexicons") else {
        throw TableInputError(path: other.path, "the lexicons differ from those of \(first.path)")
      }
    }
  }

  private func files(_ key: String) -> [Manifest.File] {
    (json[key]?.elements ?? []).map { file in
      Manifest.File(
        path: file["path"]?.text ?? "", sha256: file["sha256"]?.text ?? "",
        bytes: file["bytes"]?.integer ?? 0,
        records: file["articles"]?.integer ?? file["records"]?.integer)
    }
  }

  private func reasons(_ outcome: String) -> [String: Int] {
    (json["counts"]?["reasons"]?.elements ?? []).filter { $0["outcome"]?.text == outcome }
      .reduce(into: [:]) { $0[$1["code"]?.text ?? "", default: 0] += $1["count"]?.integer ?? 0 }
  }

  private var scored: Int { json["counts"]?["scored"]?.integer ?? 0 }

  static func merged(
    _ all: [ShardManifest], _ plan: Plan, version: String, leftOut: Int, written: [Manifest.File],
    defused: [TableName: [String: Int]]
  ) -> Manifest {
    func reasons(_ outcome: String, _ more: [String: Int] = [:]) -> [Manifest.Reason] {
      all.reduce(into: more) { $0.merge($1.reasons(outcome), uniquingKeysWith: +) }
        .sorted { $0.key < $1.key }.map { Manifest.Reason(code: $0.key, count: $0.value) }
    }
    let icu = (all.first?.json["icu"]?.text ?? "").split(separator: ".").compactMap { Int($0) }
    return Manifest(
      version: version,
      pipeline: Manifest.File(
        path: (plan.path as NSString).lastPathComponent, sha256: SHA256.hex(plan.bytes),
        bytes: plan.bytes.count),
      icu: (icu.first ?? 0, icu.count > 1 ? icu[1] : 0), inputs: inputs(all),
      lexicons: all.first?.files("lexicons") ?? [], outputs: written,
      counts: Manifest.Counts(
        scored: all.reduce(0) { $0 + $1.scored } - leftOut,
        skipped: reasons("skipped", leftOut > 0 ? ["duplicate-id": leftOut] : [:]),
        failed: reasons("failed")),
      findings: findings(all), defused: all.reduce(into: defused) { $0.addArticleCells(of: $1) })
  }

  /// As a single run reads them: in byte order of their paths.
  private static func inputs(_ all: [ShardManifest]) -> [Manifest.File] {
    all.flatMap { $0.files("inputs") }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func findings(_ all: [ShardManifest]) -> [(code: FindingCode, count: Int)] {
    let counts = all.reduce(into: [String: Int]()) { sums, one in
      for finding in one.json["findings"]?.elements ?? [] {
        sums[finding["code"]?.text ?? "", default: 0] += finding["count"]?.integer ?? 0
      }
    }
    return FindingCode.allCases.compactMap { code in counts[code.rawValue].map { (code, $0) } }
  }

  /// Cells of a table that got an apostrophe, by column.
  fileprivate func defused(_ table: TableName) -> [String: Int] {
    (json["defused_cells"]?.elements ?? []).filter { $0["table"]?.text == table.rawValue }
      .reduce(into: [:]) { $0[$1["column"]?.text ?? "", default: 0] += $1["cells"]?.integer ?? 0 }
  }
}

extension [TableName: [String: Int]] {
  /// Tables that were copied, not made anew.
  fileprivate mutating func addArticleCells(of shard: ShardManifest) {
    for table in [TableName.articles, .quotes, .evidence] {
      self[table, default: [:]].merge(shard.defused(table), uniquingKeysWith: +)
    }
  }
}

extension Plan {
  /// The names of the files that a run leaves.
  var fileNames: [String] {
    let chosen = TableName.allCases.filter { tables.contains($0) }
    return chosen.flatMap { table in
      TableFormat.allCases.filter { formats.contains($0) }.map {
        "\(table.rawValue).\($0.rawValue)"
      }
    } + ReportKind.allCases.filter { reports.contains($0) }.map(\.fileName)
      + ["datapackage.json", "manifest.json"]
  }
}
