import Batch
import DocumentModel
import LexiconStore
import MappedBytes
import Syntax
import TestKit

/// What an article's quotations say of their speakers.
struct Spoken {
  let name: String?
  let kind: SpeakerKind?
  let side: String?
  let mention: String?
  let role: String?
  /// The name of the lexicon's line, where one knows the speaker.
  let entry: String?
}

/// The speakers of the quotations of `text` that are not scare quotes, in order, after the whole pipeline.
func spoken(
  _ text: String, title: String? = nil, published: String? = nil,
  lexicons given: Lexicons? = nil
) throws -> [Spoken] {
  let stages = try given.map { try made(with: $0) } ?? pipeline.get()
  let analysis = stages.analysis(
    of: RawArticle(id: "test", published: published, title: title, text: Array(text.utf8)))
  let lexicons = try given ?? Repository.lexicons()
  let buffer = analysis.document.text
  return analysis.attributions.attributions.map { attribution in
    let speaker = attribution.speaker.map { analysis.attributions.speakers[$0.value] }
    return Spoken(
      name: speaker.map { buffer.string($0.name) }, kind: speaker?.kind,
      side: speaker.map { lexicons.side($0.side).name },
      mention: attribution.mention.map { buffer.string($0) },
      role: speaker?.role.map { buffer.string($0) },
      entry: speaker?.entry.map { lexicons.entry($0).name })
  }
}

/// The stages with the shipped model, made once.
private let pipeline = Result { try made(with: try Repository.lexicons()) }

private func made(with lexicons: Lexicons) throws -> Stages {
  Stages(
    lexicons: lexicons,
    analyser: try SyntaxAnalyser(
      model: MappedBytes(path: Repository.root + "/Models/english.syntax")))
}

/// The stages with the shipped lexicons and model.
func stages() throws -> Stages { try pipeline.get() }
