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

  /// A group, and what the article at hand adds to its mean.
  private struct Gathering {
    var group: GroupInOutlet
    var sum = 0
    var count = 0
  }

  /// By grouping, group, target, then outlet, all together first; groups without quotations about a target are left out.
  func groups(_ corpus: Corpus) -> [GroupInOutlet] {
    let (articles, quotations) = (corpus.articles, corpus.quotations)
    var places: [GroupKey: Int] = [:]
    var found: [Gathering] = []
    // Places of the groups that the article at hand adds to.
    var added: [Int] = []
    forEachArticle(corpus) { article, _ in
      let outlet = articles[article].outlet
      for at in self.quotations(of: article) where quotations[at].kind != .scare {
        forEachKey(quotations[at], at, outlet, corpus) { key in
          let place = places[key] ?? found.count
          if place == found.count {
            places[key] = place
            found.append(Gathering(group: group(key, corpus)))
          }
          let score = Int(corpus.scores[key.target][at])
          let label = StanceLabel(rawValue: corpus.labels[key.target][at]) ?? .neutral
          found[place].group.tally.add(Millis(score), label)
          if found[place].count == 0 { added.append(place) }
          found[place].sum += score
          found[place].count += 1
        }
      }
      for place in added {
        found[place].group.mean.add(sum: Double(found[place].sum), count: found[place].count)
        (found[place].sum, found[place].count) = (0, 0)
      }
      added.removeAll(keepingCapacity: true)
    }
    return found.map { judged($0.group) }.sorted(by: Self.isBefore)
  }

  /// The groups of a quotation, for each target on which it has a score.
  private func forEachKey(
    _ quotation: Corpus.Quotation, _ at: Int, _ outlet: Int32, _ corpus: Corpus,
    _ body: (GroupKey) -> Void
  ) {
    let side = side(of: quotation.speaker, else: quotation.side).rawValue
    func pass(_ outlet: Int32, _ target: Int) {
      body(GroupKey(outlet: outlet, grouping: .side, group: side, target: target))
      guard let attitude = quotation.attitude else { return }
      body(GroupKey(outlet: outlet, grouping: .attitude, group: attitude.rawValue, target: target))
    }
    for target in corpus.targets.indices where corpus.scores[target][at] != Corpus.absent {
      pass(-2, target)
      if outlet >= 0 { pass(outlet, target) }
    }
  }

  private func group(_ key: GroupKey, _ corpus: Corpus) -> GroupInOutlet {
    GroupInOutlet(
      outlet: key.outlet < 0 ? nil : corpus.outlets[key.outlet], grouping: key.grouping,
      group: key.group, target: corpus.targets[key.target])
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
