import Aggregation
public import DocumentModel
public import LexiconStore
import Tabular

/// Articles with their quotations, each score as the sum of its evidence, as one page of HTML that needs no network and
/// no script.
public struct ExplainPage: Sendable {
  let lexicons: Lexicons

  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  /// The page of `analyses`, UTF-8.
  public func bytes(of analyses: [Analysis]) -> [UInt8] {
    var html = HTMLWriter()
    html.raw(Self.head)
    let title = analyses.first.map { Self.title(of: $0.document) } ?? "Standpoint"
    html.leaf("title", title)
    html.raw("</head><body><main>\n")
    html.leaf("p", Self.note, [("class", "note")])
    for (number, analysis) in analyses.enumerated() {
      ArticleSection(lexicons: lexicons, analysis: analysis, number: number + 1).write(to: &html)
    }
    html.raw("</main></body></html>\n")
    return Array(html.text.utf8)
  }

  static func title(of document: Document) -> String {
    guard let title = document.title, title.count > 0 else { return document.id }
    return title.string(title.all)
  }

  private static let note = """
    Blue words speak for a side, orange words against it. A score comes from the sum of its evidence and lies between −1 \
    and +1; a dash means that the quotation does not involve the side. Rule and lexicon line are named with each.
    """

  /// Colours are told apart by people with any colour vision (blue and orange), signs by + and − as well.
  private static let head = """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>
    :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #5b6570; --line: #d5dae0;
      --quote: #f3f5f8; --pro: #0b5cad; --anti: #b04a00; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --paper: #14181d; --soft: #9aa5b1;
      --line: #333c46; --quote: #1f262e; --pro: #6db3ff; --anti: #ff9d57; } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 Georgia, serif; }
    main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 2rem 0 .3rem; }
    h2 { font-size: 1.05rem; margin: 2.2rem 0 .6rem; }
    h3 { font: 600 .95rem/1.4 system-ui, sans-serif; margin: 0 0 .4rem; }
    .note, .meta, .facts, caption, th, td { font: .85rem/1.45 system-ui, sans-serif; }
    .note, .meta, .facts, .rule { color: var(--soft); }
    .text { white-space: pre-line; }
    mark { background: var(--quote); color: inherit; border-bottom: 2px solid var(--line); }
    mark a { color: var(--soft); text-decoration: none; font: .7rem system-ui, sans-serif; vertical-align: super; }
    section.quotation { border-top: 1px solid var(--line); padding: 1rem 0; }
    blockquote { margin: .4rem 0 .7rem; padding: .5rem .9rem; background: var(--quote); border-radius: 4px; }
    .pro { color: var(--pro); } .anti { color: var(--anti); }
    u.pro, u.anti { text-decoration-thickness: 2px; text-underline-offset: 3px; font-weight: 600; }
    table { border-collapse: collapse; width: 100%; margin: .3rem 0 .8rem; }
    caption { text-align: left; font-weight: 600; padding: .2rem 0; }
    td, th { text-align: left; padding: .15rem .6rem .15rem 0; vertical-align: top; border-top: 1px solid var(--line); }
    td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    @media print { main { max-width: none; } section.quotation { break-inside: avoid; } }
    </style>

    """
}

/// One article of the page.
private struct ArticleSection {
  let lexicons: Lexicons
  let analysis: Analysis
  let number: Int
  private var document: Document { analysis.document }

  func write(to html: inout HTMLWriter) {
    let views = analysis.quotationViews
    html.leaf("h1", ExplainPage.title(of: document))
    let facts = [document.outlet, document.published, document.id].compactMap { $0 }
    html.leaf("p", facts.joined(separator: " · "), [("class", "meta")])
    html.element("div", [("class", "text")]) { article(views, to: &$0) }
    html.leaf("h2", "\(views.count) quotations")
    for view in views { quotation(view, to: &html) }
    for finding in analysis.findings {
      html.leaf(
        "p", "\(finding.code.rawValue) \(finding.message)", [("class", "note")])
    }
    html.raw("\n")
  }

  private func anchor(_ view: QuotationView) -> String { "a\(number)q\(view.number)" }

  /// The text with its quotations marked. Parts that lie in a part already marked are not marked again.
  private func article(_ views: [QuotationView], to html: inout HTMLWriter) {
    let parts = views.flatMap { view in view.parts.map { (view, $0) } }
      .sorted { ($0.1.start, $1.1.end) < ($1.1.start, $0.1.end) }
    var at = 0
    for (view, part) in parts where part.lower >= at {
      html.text(document.text.string(Slice(at, part.lower)))
      html.element("mark") { html in
        words(part, view, to: &html)
        html.leaf("a", "\(view.number)", [("href", "#" + anchor(view))])
      }
      at = part.upper
    }
    html.text(document.text.string(Slice(at, document.text.count)))
  }

  /// The words of a part, those that evidence stands on underlined.
  private func words(_ part: Slice, _ view: QuotationView, to html: inout HTMLWriter) {
    var at = part.lower
    let pieces = view.markedEvidence.filter { $0.range.overlaps(part) }
      .sorted { $0.range.start < $1.range.start }
    for piece in pieces where piece.range.lower >= at && piece.range.upper <= part.upper {
      html.text(document.text.string(Slice(at, piece.range.lower)))
      let side = piece.target.map { lexicons.side($0).name } ?? ""
      html.leaf(
        "u", document.text.string(piece.range),
        [
          ("class", Self.sign(piece.weight)),
          ("title", "\(side) \(Decimal.shown(piece.weight)) \(piece.rule.rawValue)"),
        ])
      at = piece.range.upper
    }
    html.text(document.text.string(Slice(at, part.upper)))
  }

  private static func sign(_ weight: Millis) -> String { weight < .zero ? "anti" : "pro" }

  private func quotation(_ view: QuotationView, to html: inout HTMLWriter) {
    html.element("section", [("class", "quotation"), ("id", anchor(view))]) { html in
      html.leaf("h3", "\(view.number). \(speaker(view))")
      html.leaf("p", facts(view), [("class", "facts")])
      html.element("blockquote") { html in
        for (at, part) in view.parts.enumerated() {
          if at > 0 { html.text(" … ") }
          words(part, view, to: &html)
        }
      }
      guard !view.isScare else { return }
      for target in lexicons.targets { score(view, target, to: &html) }
      tone(view, to: &html)
    }
  }

  private func speaker(_ view: QuotationView) -> String {
    if view.isScare { return "nobody is quoted" }
    guard let speaker = view.speaker else { return "speaker unknown" }
    return SpeakerKey.name(of: speaker, in: document, lexicons)
  }

  private func facts(_ view: QuotationView) -> String {
    var facts = [view.kind.name]
    if let speaker = view.speaker, !view.isScare {
      facts += [speaker.kind.name, "side: " + lexicons.side(speaker.side).name]
      if let role = speaker.role { facts.append(document.text.string(role)) }
    }
    if let cue = view.cue { facts.append("cue: " + document.text.string(cue.range)) }
    facts += [view.rule.rawValue, view.attribution?.rule.rawValue].compactMap { $0 }
    return facts.joined(separator: " · ")
  }

  private func score(_ view: QuotationView, _ target: SideID, to html: inout HTMLWriter) {
    let name = lexicons.side(target).name
    guard let score = view.score(toward: target) else {
      html.leaf("p", "\(name): – (not involved)", [("class", "facts")])
      return
    }
    let confidence = Decimal.shown(score.confidence, signed: false)
    let head =
      "\(name): \(Decimal.shown(score.score)) \(score.label.name), "
      + "sum \(Decimal.shown(score.sum)), confidence \(confidence)"
    table(head, view.evidence(toward: target), to: &html)
  }

  private func tone(_ view: QuotationView, to html: inout HTMLWriter) {
    guard let tone = view.sentiment, tone.sum != .zero else { return }
    table(
      "sentiment: \(Decimal.shown(tone.score)), sum \(Decimal.shown(tone.sum))",
      view.evidence(toward: nil), to: &html)
  }

  private func table(_ caption: String, _ evidence: [Evidence], to html: inout HTMLWriter) {
    html.element("table") { html in
      html.leaf("caption", caption)
      for piece in evidence {
        let entry = lexicons.entry(piece.entry)
        html.element("tr") { html in
          html.leaf(
            "td", Decimal.shown(piece.weight), [("class", "number \(Self.sign(piece.weight))")])
          html.leaf("td", document.text.string(piece.range))
          html.leaf("td", piece.targetRange.map { "→ " + document.text.string($0) } ?? "")
          html.leaf(
            "td", "\(piece.rule.rawValue) · \(entry.name) (\(entry.path):\(entry.line))",
            [("class", "rule")])
        }
      }
    }
  }
}

extension Decimal {
  /// For readers: a true minus sign, and a plus where a sign is due.
  static func shown(_ value: Millis, signed: Bool = true) -> String {
    let digits = string(value)
    guard value >= .zero else { return "−" + digits.dropFirst() }
    return (signed && value > .zero ? "+" : "") + digits
  }
}
