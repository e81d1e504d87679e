import Attribution
import Batch
import CAllocations
import DocumentModel
import ICUText
import Intake
import Normalisation
import Quotation
import Reporting
import Segmentation
import Stance
import Syntax
import Tabular

/// The layers of the sample articles, so that each stage can be run alone over what the stages before it made.
struct Layers {
  struct Entry {
    let article: RawArticle
    let document: Document
    let segments: Segments
    let needed: [Bool]
    let syntax: Syntax
    let quotations: Quotations
    let attributions: Attributions
    let analysis: Analysis
  }
  let entries: [Entry]
  let load: Load

  init(_ articles: [RawArticle], _ stages: Stages) {
    entries = articles.map { article in
      var findings: [Finding] = []
      let document = stages.normaliser.document(from: article, findings: &findings)
      let segments = stages.segmenter.segments(of: document)
      let needed = stages.finder.needsArcs(document, segments)
      let syntax = stages.analyser.analyse(document, segments) { needed[$0.value] }
      let quotations = stages.finder.quotations(in: document, segments, syntax, findings: &findings)
      let attributions = stages.attributor.attributions(
        in: document, segments, syntax, quotations, findings: &findings)
      return Entry(
        article: article, document: document, segments: segments, needed: needed, syntax: syntax,
        quotations: quotations, attributions: attributions,
        analysis: stages.analysis(of: article))
    }
    load = Load(
      bytes: articles.reduce(0) { $0 + $1.text.count },
      words: articles.reduce(0) { $0 + Self.words($1.text) },
      tokens: entries.reduce(0) { $0 + $1.segments.tokens.count },
      documents: articles.count, text: articles.flatMap(\.text))
  }
}

extension Layers {
  static func words(_ text: [UInt8]) -> Int { text.split { $0 <= 32 }.count }
}

/// What normalisation alone costs on texts of several kinds.
func normalisationCosts(_ texts: Texts, _ stages: Stages) -> [Cost] {
  let kinds = [
    ("normalise clean", texts), ("normalise Cyrillic", texts.cyrillic),
    ("normalise littered", texts.littered), ("normalise misread", texts.misread),
  ]
  return kinds.map { name, kind in
    cost(name, Layers(kind.articles, stages).load) {
      for article in kind.articles {
        var findings: [Finding] = []
        let document = stages.normaliser.document(from: article, findings: &findings)
        sink ^= UInt64(document.text.count)
      }
    }
  }
}

/// ICU's own sentence breaks, to compare.
func sentenceBreakCost(_ layers: Layers) -> Cost? {
  guard let finder = BreakFinder(.sentence, locale: "en") else { return nil }
  var offsets: [UInt32] = []
  return cost("ICU sentence breaks", layers.load) {
    for entry in layers.entries {
      finder.boundaries(in: entry.document.text.storage.span, into: &offsets)
      sink ^= UInt64(offsets.count)
    }
  }
}

/// Each stage alone, and all in a row.
func stageCosts(_ layers: Layers, _ stages: Stages) -> [Cost] {
  stageWork(stages).map { name, work in
    cost(name, layers.load) {
      for entry in layers.entries { sink ^= UInt64(work(entry)) }
    }
  }
}

/// One stage, once over all texts.
func loop(_ name: String, _ layers: Layers, _ stages: Stages) {
  for (known, work) in stageWork(stages) where known == name {
    for entry in layers.entries { sink ^= UInt64(work(entry)) }
  }
}

private typealias Work = (name: String, run: (Layers.Entry) -> Int)

private func stageWork(_ stages: Stages) -> [Work] {
  func measured(_ name: String, _ work: @escaping (Layers.Entry) -> Int) -> Work { (name, work) }
  let tables = Tables(lexicons: stages.lexicons)
  return [
    measured("normalise + segment") {
      var findings: [Finding] = []
      let document = stages.normaliser.document(from: $0.article, findings: &findings)
      return stages.segmenter.segments(of: document).tokens.count
    },
    measured("segment") { stages.segmenter.segments(of: $0.document).tokens.count },
    measured("arcs wanted") { stages.finder.needsArcs($0.document, $0.segments).count },
    measured("syntax") { entry in
      stages.analyser.analyse(entry.document, entry.segments) { entry.needed[$0.value] }
        .tags.count
    },
    measured("syntax, all arcs") { entry in
      stages.analyser.analyse(entry.document, entry.segments) { _ in true }.tags.count
    },
    measured("quotations") { entry in
      var findings: [Finding] = []
      return stages.finder.quotations(
        in: entry.document, entry.segments, entry.syntax, findings: &findings
      ).quotes.count
    },
    measured("attributions") { entry in
      var findings: [Finding] = []
      return stages.attributor.attributions(
        in: entry.document, entry.segments, entry.syntax, entry.quotations, findings: &findings
      ).speakers.count
    },
    measured("stances") { entry in
      stages.scorer.stances(
        in: entry.document, entry.segments, entry.syntax, entry.quotations, entry.attributions
      ).evidence.count
    },
    measured("tables") { tables.rows(of: $0.analysis, article: $0.article).evidence.json.count },
    measured("whole pipeline") { stages.analysis(of: $0.article).segments.tokens.count },
  ]
}

/// Allocations that a stage makes for each thousand tokens more: a text eight times as long against the text itself.
/// Room that grows by doubling shows as a few thousandths.
func growth(_ layers: Layers, _ stages: Stages) -> [(name: String, mallocs: Double)] {
  let text = Array(layers.load.text)
  let long = [[UInt8]](repeating: text + [10, 10], count: 8).flatMap { $0 }
  return [("segment", false), ("syntax, all arcs", true)].map { name, withSyntax in
    func run(_ bytes: [UInt8]) -> (mallocs: Int, tokens: Int) {
      let buffer = TextBuffer(validated: bytes)
      let document = Document(
        id: "", outlet: nil, published: nil, url: nil, language: "en", title: nil, text: buffer,
        offsets: OffsetMap())
      let segments = stages.segmenter.segments(of: document)
      _ = stages.analyser.analyse(document, segments) { _ in true }
      let before = allocations_count()
      if withSyntax {
        sink ^= UInt64(stages.analyser.analyse(document, segments) { _ in true }.tags.count)
      } else {
        sink ^= UInt64(stages.segmenter.segments(of: document).tokens.count)
      }
      return (Int(allocations_count() - before), segments.tokens.count)
    }
    let (short, more) = (run(text), run(long))
    return (name, Double(more.mallocs - short.mallocs) * 1000 / Double(more.tokens - short.tokens))
  }
}
