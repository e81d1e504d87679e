public import DocumentModel
public import Stance

extension Stages {
  /// What a fit looks at in the quotations that the program finds where others are marked, toward each side that the text
  /// names: one list for each range (code points of the text as given), empty where no found quotation shares half of both.
  public func attitudeFeatures(
    of article: RawArticle, at ranges: [(start: Int, end: Int)]
  ) -> [[AttitudeFeatures]] {
    let points = CodePoints(article.text)
    let analysis = analysis(of: article)
    let chains = Self.chains(analysis.quotations)
    let features = scorer.attitudeFeatures(
      in: analysis.document, analysis.segments, analysis.syntax, analysis.quotations,
      analysis.attributions)
    return ranges.map { start, end in
      guard let given = points.bytes(start, end) else { return [] }
      let range = analysis.document.offsets.normalised(of: given)
      let best = chains.max { $0.range.share(with: range) < $1.range.share(with: range) }
      guard let best, best.range.share(with: range) >= 0.5 else { return [] }
      return features.filter { $0.quote.value == best.head }
    }
  }

  /// The quotations that are no scare quotes: the first part, and all from its start to the end of the last part.
  private static func chains(_ quotations: Quotations) -> [(head: Int, range: Slice)] {
    var places: [Int] = []
    var chains: [(head: Int, range: Slice)] = []
    for (at, quote) in quotations.quotes.enumerated() {
      let before = quote.continues.map { places[$0.value] } ?? -1
      guard quote.kind != .scare else {
        places.append(-1)
        continue
      }
      if before >= 0 {
        places.append(before)
        chains[before].range = chains[before].range.union(quote.content)
      } else {
        places.append(chains.count)
        chains.append((at, quote.content))
      }
    }
    return chains
  }
}

extension Slice {
  /// What both share, of the longer one.
  fileprivate func share(with other: Slice) -> Double {
    let common = min(upper, other.upper) - max(lower, other.lower)
    return Double(max(0, common)) / Double(max(1, max(count, other.count)))
  }
}
