import Foundation

/// What each stage may cost, committed. `--record` writes anew what was measured, less 18 % for noise of the machine.
struct Thresholds: Codable {
  struct Limit: Codable {
    /// The least speed, divided by the kernel's.
    var ratio: Double
    /// The most allocations a document.
    var mallocs: Int
  }
  var stages: [String: Limit]

  static let path = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Thresholds.json")

  static func load() throws -> Thresholds {
    try JSONDecoder().decode(Thresholds.self, from: Data(contentsOf: path))
  }

  init(measured: [Cost]) {
    stages = Dictionary(
      uniqueKeysWithValues: measured.map {
        let ratio = ($0.ratio * 0.82 * 10_000).rounded() / 10_000
        return ($0.name, Limit(ratio: ratio, mallocs: Int(($0.mallocs * 1.03).rounded(.up)) + 1))
      })
  }

  func save() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try (encoder.encode(self) + Data("\n".utf8)).write(to: Self.path)
  }

  /// What is wrong with a cost, or nil.
  func complaint(_ cost: Cost) -> String? {
    guard let limit = stages[cost.name] else { return "no threshold" }
    if cost.ratio < limit.ratio { return "slower than \(limit.ratio)" }
    if cost.mallocs > Double(limit.mallocs) { return "more than \(limit.mallocs) mallocs" }
    return nil
  }
}
