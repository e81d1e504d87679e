import Aggregation
import DocumentModel
import LexiconStore
import Tabular

/// One article as the tables see it.
///
/// It and its quotations are references: every piece of evidence is a row that holds both, and copies of what they hold
/// (all lexicons among it) would cost half of a run, and make the workers wait for each other's counts.
final class ArticleRecord: Sendable {
  let analysis: Analysis
  let article: RawArticle
  let views: [QuotationView]
  let offsets: GivenOffsets
  let lexicons: Lexicons

  init(_ analysis: Analysis, _ article: RawArticle, _ lexicons: Lexicons, _ unit: OffsetUnit) {
    self.analysis = analysis
    self.article = article
    self.lexicons = lexicons
    views = analysis.quotationViews
    offsets = GivenOffsets(of: analysis.document, given: article.text, unit: unit)
  }

  var document: Document { analysis.document }

  /// Text of the article on one line.
  func words(_ slice: Slice) -> String { oneLine(document.text.string(slice)) }

  /// Codes of the findings with their numbers, "Q001 N002×3"; nil without any.
  var findings: String? {
    var counts: [FindingCode: Int] = [:]
    for finding in analysis.findings { counts[finding.code, default: 0] += finding.count }
    let shown = FindingCode.allCases.compactMap { code in
      counts[code].map { $0 == 1 ? code.rawValue : "\(code.rawValue)×\($0)" }
    }
    return shown.isEmpty ? nil : shown.joined(separator: " ")
  }

  /// How many different speakers are quoted.
  var speakerCount: Int {
    let speakers = views.filter { !$0.isScare }.compactMap(\.speaker)
    return Set(speakers.map { SpeakerKey($0, in: document, lexicons).id }).count
  }

  var tally: Tally { Tally(of: views) }
}

/// One quotation of an article.
final class QuotationRecord: Sendable {
  let record: ArticleRecord
  let view: QuotationView
  let speakerKey: SpeakerKey?

  init(record: ArticleRecord, view: QuotationView) {
    self.record = record
    self.view = view
    speakerKey = view.speaker.map { SpeakerKey($0, in: record.document, record.lexicons) }
  }

  var id: String { "\(record.document.id)#\(view.number)" }
  var hull: Range<Int> { record.offsets.range(view.hull) }

  /// "101-140 152-180".
  var parts: String {
    view.parts.map { record.offsets.range($0) }
      .map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ")
  }

  /// The words and weights behind one score, "bombed -0.5; our defenders +0.4"; what is no word by its lexicon line; many
  /// that weigh less than 0.1 together, as "others". Nil without any.
  func reasons(toward target: SideID?) -> String? {
    let all = view.evidence(toward: target)
    let heavy = all.filter { abs($0.weight.rawValue) >= 100 }
    let shown = all.count > heavy.count + 3 ? heavy : all
    var reasons = shown.map { evidence in
      let words =
        evidence.rule == .stanceSetting
        ? record.lexicons.entry(evidence.entry).name : record.words(evidence.range)
      return "\(words) \(Decimal.signed(evidence.weight))"
    }
    if shown.count < all.count {
      let others = all[shown.count...].reduce(Millis.zero) { $0 + $1.weight }
      reasons.append("others \(Decimal.signed(others))")
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }
}

/// One piece of evidence of a quotation.
struct EvidenceRecord: Sendable {
  let quotation: QuotationRecord
  let evidence: Evidence
  /// 1-based, within its quotation.
  let number: Int
  let entry: LexiconEntry

  init(quotation: QuotationRecord, evidence: Evidence, number: Int) {
    self.quotation = quotation
    self.evidence = evidence
    self.number = number
    entry = quotation.record.lexicons.entry(evidence.entry)
  }

  var range: Range<Int> { quotation.record.offsets.range(evidence.range) }
  var targetRange: Range<Int>? { evidence.targetRange.map { quotation.record.offsets.range($0) } }
}

/// With one space for every run of white space.
func oneLine(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return text }
  return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
