import Attribution
import Batch
import DocumentModel
import ICUText
import Normalisation
import Quotation
import Segmentation
import Stance
import Syntax

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
        quotations: quotations, attributions: attributions)
    }
    load = Load(
      bytes: articles.reduce(0) { $0 + $1.text.count },
      tokens: entries.reduce(0) { $0 + $1.segments.tokens.count },
      documents: articles.count, text: articles.flatMap(\.text))
  }
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
  func measured(_ name: String, _ work: (Layers.Entry) -> Int) -> Cost {
    cost(name, layers.load) {
      for entry in layers.entries { sink ^= UInt64(work(entry)) }
    }
  }
  return [
    measured("segment") { stages.segmenter.segments(of: $0.document).tokens.count },
    measured("arcs wanted") { stages.finder.needsArcs($0.document, $0.segments).count },
    measured("syntax") { entry in
      stages.analyser.analyse(entry.document, entry.segments) { entry.needed[$0.value] }
        .tags.count
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
    measured("whole pipeline") { stages.analysis(of: $0.article).segments.tokens.count },
  ]
}
