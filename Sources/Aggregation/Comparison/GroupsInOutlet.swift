public import DocumentModel
import MappedBytes
public import Statistics

/// By what quotations are grouped.
public enum QuotationGrouping: String, Sendable, CaseIterable {
  case side
  case attitude = "cue_attitude"
}

/// What one outlet's quotations of one group say about one target: those of speakers of a side, or those introduced by
/// cues of an attitude.
public struct GroupInOutlet: Sendable, Equatable {
  /// Nil: all outlets together, articles without an outlet among them.
  public let outlet: String?
  public let grouping: QuotationGrouping
  /// The raw value of the side or attitude.
  public let group: UInt8
  public let target: SideID
  public internal(set) var tally = StanceTally()
  /// Means by article, thousandths.
  public internal(set) var mean = ClusterMean()
  public internal(set) var isTooFew = true

  public var articles: Int { mean.clusters }
  /// 95 %, thousandths; nil: too few.
  public var interval: Interval? { isTooFew ? nil : mean.interval }
}

extension CorpusReading {
  private struct GroupKey: Hashable {
    /// -2: all together.
    let outlet: Int32
    let grouping: QuotationGrouping
    let group: UInt8
    let target: Int
  }

  /// By grouping, group, target, then outlet, all together first; groups without quotations about a target are left out.
  func groups(_ corpus: Corpus) -> [GroupInOutlet] {
    var found: [GroupKey: GroupInOutlet] = [:]
    var sums: [GroupKey: (sum: Int, count: Int)] = [:]
    forEachArticle(corpus) { article, _ in
      let outlet = corpus.articles[article].outlet
      sums.removeAll(keepingCapacity: true)
      for at in quotations(of: article) where corpus.quotations[at].kind != .scare {
        for key in keys(corpus.quotations[at], outlet, corpus) {
          let score = corpus.scores[key.target][at]
          guard score != Corpus.absent else { continue }
          let name = key.outlet < -1 ? nil : corpus.outlets[key.outlet]
          found[
            key,
            default: GroupInOutlet(
              outlet: name, grouping: key.grouping, group: key.group,
              target: corpus.targets[key.target])
          ].tally.add(
            Millis(Int(score)), StanceLabel(rawValue: corpus.labels[key.target][at]) ?? .neutral)
          sums[key, default: (0, 0)].sum += Int(score)
          sums[key, default: (0, 0)].count += 1
        }
      }
      for (key, total) in sums {
        found[key]?.mean.add(sum: Double(total.sum), count: total.count)
      }
    }
    return found.values.map(judged).sorted(by: Self.isBefore)
  }

  private func keys(
    _ quotation: Corpus.Quotation, _ outlet: Int32, _ corpus: Corpus
  ) -> [GroupKey] {
    let side = side(of: quotation.speaker, else: quotation.side)
    var keys: [GroupKey] = []
    for outlet in corpus.outlets[outlet] == nil ? [-2] : [-2, outlet] {
      for target in corpus.targets.indices {
        keys.append(
          GroupKey(outlet: outlet, grouping: .side, group: side.rawValue, target: target))
        guard let attitude = quotation.attitude else { continue }
        keys.append(
          GroupKey(outlet: outlet, grouping: .attitude, group: attitude.rawValue, target: target))
      }
    }
    return keys
  }

  private func judged(_ group: GroupInOutlet) -> GroupInOutlet {
    var group = group
    group.isTooFew =
      group.articles < options.fewestArticles || group.tally.count < options.fewestQuotations
    return group
  }

  private static func isBefore(_ a: GroupInOutlet, _ b: GroupInOutlet) -> Bool {
    if a.grouping != b.grouping { return a.grouping == .side }
    if a.group != b.group { return a.group < b.group }
    if a.target != b.target { return a.target.rawValue < b.target.rawValue }
    guard let x = a.outlet, let y = b.outlet else { return a.outlet == nil && b.outlet != nil }
    return x.utf8.lexicographicallyPrecedes(y.utf8)
  }
}
