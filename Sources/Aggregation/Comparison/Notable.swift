import DocumentModel
import MappedBytes

extension CorpusReading {
  /// Outlets that show quotations, and how many of each label on each target.
  private static let outlets = 24
  private static let each = 2

  /// Ids of quotations worth reading: of the largest outlets the clearest ones for and against each target.
  func notable(_ corpus: Corpus, _ profiles: [OutletProfile]) -> [String] {
    let largest = profiles.sorted {
      ($1.tally.quotations, $0.outlet ?? "") < ($0.tally.quotations, $1.outlet ?? "")
    }.prefix(Self.outlets)
    let names = Set(largest.compactMap(\.outlet))
    var found: [String: [Int]] = [:]
    forEachArticle(corpus) { article, _ in
      guard let outlet = corpus.outlets[corpus.articles[article].outlet], names.contains(outlet)
      else { return }
      for at in quotations(of: article) where corpus.quotations[at].kind != .scare {
        for target in corpus.targets.indices where corpus.labels[target][at] != 0 {
          let key = "\(outlet)\t\(target)\t\(corpus.labels[target][at])"
          keep(at, target, corpus, &found[key, default: []])
        }
      }
    }
    return Set(found.values.joined()).map { corpus.quotationID($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The clearest ones so far: a speaker's own words before reported ones and those without a speaker, then by score; of
  /// equally clear ones those that come first.
  private func keep(_ at: Int, _ target: Int, _ corpus: Corpus, _ kept: inout [Int]) {
    func clarity(_ at: Int) -> Int {
      let quotation = corpus.quotations[at]
      let isNamed = quotation.speaker >= 0 && quotation.speakerKind != .anonymous
      let isLiteral = quotation.kind == .direct || quotation.kind == .mixed
      return Int(corpus.scores[target][at].magnitude) + (isNamed ? 1000 : 0)
        + (isLiteral ? 1000 : 0)
    }
    let place = kept.firstIndex { clarity($0) < clarity(at) } ?? kept.count
    guard place < Self.each else { return }
    kept.insert(at, at: place)
    if kept.count > Self.each { kept.removeLast() }
  }
}
