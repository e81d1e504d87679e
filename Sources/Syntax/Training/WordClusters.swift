/// Groups of words that stand in like company in raw text.
public struct WordClusters: Sendable {
  /// Group, from 0, by hash of the folded word.
  let groups: [UInt32: Int]

  /// No groups.
  public init() { groups = [:] }

  /// Given groups by word, for tests and comparisons.
  public init(_ words: [String: Int]) {
    var groups: [UInt32: Int] = [:]
    for (word, group) in words.sorted(by: { $0.key < $1.key }) {
      groups[WordForm(Array(word.utf8).span, first: false).hash] = group
    }
    self.groups = groups
  }
}
