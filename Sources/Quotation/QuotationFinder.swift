public import DocumentModel
public import LexiconStore

/// Finds quotations: direct, mixed, indirect, scare; chains. With the fitted model of Lexicons/quotations.tsv candidates
/// are weighed; without it, rules decide.
public struct QuotationFinder: Sendable {
  let lexicons: Lexicons
  let model: QuotationModel?

  public init(lexicons: Lexicons) {
    self.lexicons = lexicons
    model = QuotationModel(lexicons: lexicons)
  }

  /// Whether later stages need arcs in that sentence: it has a quotation mark or a cue that is more than weak.
  public func needsArcs(_ document: Document, _ segments: Segments) -> [Bool] {
    let table = lexicons.cues
    return segments.sentences.map { sentence in
      let tokens = sentence.tokenIndices
      return tokens.contains { at in
        if segments.tokens[at].kind == .quoteMark { return true }
        let match = table.terms.longest(segments.tokens, at: at, end: tokens.upperBound)
        return match?.values.contains { value in
          let grade = table.cues[Int(value)].grade
          return grade == .fair || grade == .strong
        } ?? false
      }
    }
  }

  public func quotations(
    in document: Document, _ segments: Segments, _ syntax: Syntax,
    within limit: TimeLimit = .none, findings: inout [Finding]
  ) -> Quotations {
    let stretches = StretchFinder(bytes: document.text.storage, paragraphs: segments.paragraphs)
      .stretches(findings: &findings)
    let view = SentenceView(document: document, segments: segments, syntax: syntax)
    let reading = Reading(view, lexicons.cues, stretches, isLenient: model != nil)
    var assembly = Assembly(reading: reading)
    guard let model else { return assembly.quotationsByRules() }
    var candidates = Candidates(reading, model: model, floor: model.cueFloor, within: limit)
    candidates.score(by: model, within: limit)
    let scores = SecondLook(candidates).scores(by: model, within: limit)
    if limit.isOver { return Quotations(quotes: [], cues: []) }
    var decision = Decision(candidates, scores: scores, floors: model.floors)
    return assembly.quotations(of: decision.claims(), in: candidates, model: model, within: limit)
  }
}
