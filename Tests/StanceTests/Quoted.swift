import Batch
import DocumentModel
import Intake
import LexiconStore
import TestKit

/// A quotation by a speaker of a side, scored through the whole pipeline's text, tokens and arcs.
struct Quoted {
  let marked: MarkedText
  let analysis: Analysis
  let lexicons: Lexicons
  private let place: Index<Quote>

  /// `text` is the article; `⟦…⟧q` marks what was said.
  init(_ text: String, side: String = "unknown", kind: QuoteKind = .direct) throws {
    try self.init(text, side: side, kind: kind, stages: Project.stages())
  }

  /// `⟦…⟧o` marks a quotation beside it, by the same speaker or by another of the same side.
  init(
    _ text: String, side: String, kind: QuoteKind = .direct, stages: Stages,
    sameSpeaker: Bool = true
  ) throws {
    marked = try MarkedText(text)
    lexicons = stages.lexicons
    let bytes = Array(marked.text.utf8)
    var given = [
      Self.given(
        marked["q"], in: bytes,
        GivenQuotation(start: 0, end: 0, kind: kind, side: side, speaker: "q"))
    ]
    if let other = marked.ranges["o"]?.first {
      given.append(
        Self.given(
          other, in: bytes,
          GivenQuotation(
            start: 0, end: 0, kind: .direct, side: side, speaker: sameSpeaker ? "q" : "o")))
      given.sort { $0.start < $1.start }
    }
    let result = stages.stances(of: RawArticle(id: "t", text: bytes), given: given)
    analysis = result.analysis
    let mine = Self.given(marked["q"], in: bytes, given[0]).start
    place = zip(given, result.places).first { $0.0.start == mine }?.1 ?? Index(0)
  }

  /// `like`, at `range` of `bytes`.
  private static func given(
    _ range: Slice, in bytes: [UInt8], _ like: GivenQuotation
  ) -> GivenQuotation {
    let start = String(decoding: bytes[..<range.lower], as: UTF8.self).unicodeScalars.count
    let length = String(decoding: bytes[range.indices], as: UTF8.self).unicodeScalars.count
    return GivenQuotation(
      start: start, end: start + length, kind: like.kind, side: like.side, speaker: like.speaker)
  }

  /// −1, 0, 1 as the outputs label it; nil where the side is not involved.
  func label(_ side: String) -> Int? {
    score(side).map { Int($0.label.rawValue) }
  }

  func score(_ side: String) -> StanceScore? {
    analysis.stances.scores.first { $0.quote == place && $0.target == lexicons.side(named: side) }
  }

  /// The sign toward each side, 0 where it is not involved.
  var signs: [Int] { [label("ukraine") ?? 0, label("russia") ?? 0] }

  func evidence(_ rule: RuleID) -> [Evidence] {
    analysis.stances.evidence.filter { $0.rule == rule && $0.target != nil }
  }

  /// The words each piece of evidence of `rule` stands on, and the mention it reached.
  func words(_ rule: RuleID) -> [String] {
    evidence(rule).map { analysis.document.text.string($0.range) }
  }

  func targets(_ rule: RuleID) -> [String] {
    evidence(rule).map { $0.targetRange.map { analysis.document.text.string($0) } ?? "-" }
  }
}
