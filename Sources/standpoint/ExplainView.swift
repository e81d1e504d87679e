import Aggregation
import DocumentModel
import LexiconStore
import Tabular

/// One article as an analyst reads it in a terminal: quotations with their speakers, scores, and the evidence whose sum
/// each score is.
struct ExplainView {
  let lexicons: Lexicons
  let style: TerminalStyle
  private static let width = 96

  func text(of analysis: Analysis) -> String {
    let document = analysis.document
    var out = style.bold(document.id)
    for part in [document.outlet, document.published].compactMap({ $0 }) { out += " · " + part }
    out += "\n"
    if let title = document.title { out += title.string(title.all) + "\n" }
    let views = analysis.quotationViews
    if views.isEmpty { out += "no quotations\n" }
    for view in views { out += "\n" + self.quotation(view, document) }
    for finding in analysis.findings {
      let place = finding.at.map { " (\u{201C}\(around($0, document))\u{201D})" } ?? ""
      out += "\n" + style.faint("\(finding.code.rawValue) \(finding.message)\(place)") + "\n"
    }
    return out + "\n"
  }

  private func quotation(_ view: QuotationView, _ document: Document) -> String {
    var out = style.bold("#\(view.number)") + " \(view.kind.name)  \(speaker(view, document))\n"
    out += words(view, document)
    if view.isScare { return out }
    for target in lexicons.targets {
      out += scoreLines(view, target, document)
    }
    if let tone = view.sentiment, tone.sum != .zero {
      out += scoreHead("sentiment", nil, tone.score, detail: "sum \(Decimal.signed(tone.sum))")
      out += evidenceLines(view.evidence(toward: nil), document)
    }
    return out
  }

  private func speaker(_ view: QuotationView, _ document: Document) -> String {
    if view.isScare { return style.faint("nobody is quoted") }
    var parts: [String] = []
    if let speaker = view.speaker {
      parts.append(style.bold(oneLine(SpeakerKey.name(of: speaker, in: document, lexicons))))
      let role = speaker.role.map { oneLine(document.text.string($0)) }
      let facts = [speaker.kind.name, lexicons.side(speaker.side).name] + [role].compactMap { $0 }
      parts.append("(\(facts.joined(separator: ", ")))")
    } else {
      parts.append(style.faint("speaker unknown"))
    }
    if let cue = view.cue { parts.append("cue “\(oneLine(document.text.string(cue.range)))”") }
    let rules = [view.rule.rawValue, view.attribution?.rule.rawValue].compactMap { $0 }
    return (parts + [style.faint("[\(rules.joined(separator: ", "))]")]).joined(separator: " ")
  }

  /// The words, the ones that evidence stands on underlined, folded to the width.
  private func words(_ view: QuotationView, _ document: Document) -> String {
    let marked = view.markedEvidence.map(\.range)
    var line = "   "
    var column = 3
    var out = ""
    for (number, part) in view.parts.enumerated() {
      if number > 0 { line += " …" }
      for word in WordRanges(document.text, in: part) {
        let length = document.text.string(word).count
        if column + 1 + length > Self.width {
          out += line + "\n"
          line = "   "
          column = 3
        }
        line += " " + underlined(word, marked, document)
        column += 1 + length
      }
    }
    return out + line + "\n"
  }

  /// A word between spaces; the stretches of it that lie in `marked` underlined.
  private func underlined(_ word: Slice, _ marked: [Slice], _ document: Document) -> String {
    var out = ""
    var at = word.lower
    for mark in marked.sorted(by: { $0.start < $1.start }) where mark.overlaps(word) {
      let from = max(at, mark.lower)
      let to = min(word.upper, mark.upper)
      guard from < to else { continue }
      out += document.text.string(Slice(at, from))
      out += style.underline(document.text.string(Slice(from, to)))
      at = to
    }
    return out + document.text.string(Slice(at, word.upper))
  }

  private func scoreLines(
    _ view: QuotationView, _ target: SideID, _ document: Document
  ) -> String {
    let name = lexicons.side(target).name
    guard let score = view.score(toward: target) else {
      return "   \(padded(name)) \(style.faint("not involved"))\n"
    }
    let confidence = Decimal.string(score.confidence)
    let detail = "\(score.label.name), sum \(Decimal.signed(score.sum)), confidence \(confidence)"
    return scoreHead(name, score.label, score.score, detail: detail)
      + evidenceLines(view.evidence(toward: target), document)
  }

  private func scoreHead(
    _ name: String, _ label: StanceLabel?, _ score: Millis, detail: String
  ) -> String {
    "   \(padded(name)) \(style.signed(Decimal.signed(score), label))  \(detail)\n"
  }

  private func evidenceLines(_ evidence: [Evidence], _ document: Document) -> String {
    var out = ""
    for piece in evidence {
      let entry = lexicons.entry(piece.entry)
      let reached = piece.targetRange.map { " → “\(oneLine(document.text.string($0)))”" } ?? ""
      out += "      \(padded(Decimal.signed(piece.weight), 7)) "
      out += "“\(oneLine(document.text.string(piece.range)))”\(reached)  "
      out +=
        style.faint("\(piece.rule.rawValue)  \(entry.name) (\(entry.path):\(entry.line))") + "\n"
    }
    return out
  }

  private func padded(_ text: String, _ width: Int = 10) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func around(_ place: Slice, _ document: Document) -> String {
    let end = min(document.text.count, place.upper + 30)
    return oneLine(document.text.string(Slice(place.lower, end)))
  }

  /// With one space for every run of white space.
  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// The stretches between white space (ASCII) of a range.
struct WordRanges: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at: Int
  private let end: Int

  init(_ text: TextBuffer, in range: Slice) {
    bytes = text.storage
    at = range.lower
    end = range.upper
  }

  mutating func next() -> Slice? {
    while at < end && bytes[at] <= 0x20 { at += 1 }
    let start = at
    while at < end && bytes[at] > 0x20 { at += 1 }
    return start < at ? Slice(start, at) : nil
  }
}
