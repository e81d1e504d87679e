import Aggregation
import DocumentModel
import LexiconStore
import Tabular

/// One element of an annotated line's `quotes`.
struct QuotationJSON {
  let lexicons: Lexicons
  let document: Document
  let offsets: GivenOffsets
  let rows: EvidenceJSON

  func write(_ view: QuotationView, to json: inout JSONWriter) {
    let hull = offsets.range(view.hull)
    json.beginObject()
    json.key("id")
    json.string("\(document.id)#\(view.number)")
    json.key("start")
    json.integer(hull.lowerBound)
    json.key("end")
    json.integer(hull.upperBound)
    json.key("parts")
    json.ranges(view.parts.lazy.map { offsets.range($0) })
    json.key("type")
    json.string(view.kind.name)
    json.key("text")
    json.string(view.words(in: document))
    json.key("rule")
    json.string(view.rule.rawValue)
    writeCue(view.cue, to: &json)
    writeSpeaker(view, to: &json)
    writeScores(view, to: &json)
    json.key("evidence")
    json.beginArray()
    for evidence in view.evidence { rows.write(evidence, offsets, to: &json) }
    json.endArray()
    json.endObject()
  }

  private func writeCue(_ cue: Cue?, to json: inout JSONWriter) {
    json.key("cue")
    json.range(cue?.range, offsets)
    json.key("cue_text")
    json.string(cue.map { document.text.string($0.range) })
    json.key("cue_class")
    json.string(cue?.kind.name)
    json.key("cue_attitude")
    json.string(cue?.attitude.name)
  }

  private func writeSpeaker(_ view: QuotationView, to json: inout JSONWriter) {
    let speaker = view.speaker
    json.key("speaker")
    json.range(view.attribution?.mention, offsets)
    json.key("speaker_name")
    json.string(speaker.map { SpeakerKey.articleName(of: $0, in: document, lexicons) })
    json.key("speaker_kind")
    json.string((speaker?.kind ?? .unknown).name)
    json.key("speaker_role")
    json.string(speaker?.role.map { document.text.string($0) })
    json.key("speaker_side")
    json.string(lexicons.side(speaker?.side ?? .unknown).name)
    json.key("speaker_rule")
    json.string(view.attribution?.rule.rawValue)
  }

  private func writeScores(_ view: QuotationView, to json: inout JSONWriter) {
    json.key("sentiment")
    if let sentiment = view.sentiment { json.millis(sentiment.score) } else { json.null() }
    json.key("stance")
    json.beginObject()
    for target in lexicons.targets {
      json.key(lexicons.side(target).name)
      guard let score = view.score(toward: target) else {
        json.null()
        continue
      }
      json.beginObject()
      json.key("score")
      json.millis(score.score)
      json.key("label")
      json.string(score.label.name)
      json.key("confidence")
      json.millis(score.confidence)
      json.endObject()
    }
    json.endObject()
  }
}
