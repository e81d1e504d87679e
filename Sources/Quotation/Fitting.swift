package import DocumentModel
package import LexiconStore

/// What `standpoint-train quotes` needs to see of this stage: candidates with their features as keys, decisions from
/// scores, and the lines of quotations.tsv.
package struct QuotationFitting: Sendable {
  package let lexicons: Lexicons
  let names: FeatureNames

  package init(lexicons: Lexicons) {
    self.lexicons = lexicons
    names = FeatureNames(lexicons)
  }

  /// The candidates of a document: every cue whose score by `weights` reaches `floor`.
  package func candidates(
    _ document: Document, _ segments: Segments, _ syntax: Syntax,
    weights: [(FeatureKey, Int)], floor: Int
  ) -> Candidates {
    var findings: [Finding] = []
    let stretches = StretchFinder(bytes: document.text.storage, paragraphs: segments.paragraphs)
      .stretches(findings: &findings)
    let view = SentenceView(document: document, segments: segments, syntax: syntax)
    let reading = Reading(view, lexicons.cues, stretches, isLenient: true)
    let model = QuotationModel(weights.map { (key: $0.0, weight: $0.1) })
    return Candidates(reading, model: model, floor: floor)
  }

  /// The line that says a threshold of the model.
  package func threshold(_ part: ModelPart, marks: Bool = false) -> FeatureKey {
    FeatureKey(part, .threshold, marks ? 1 : 0)
  }

  /// The fields of a feature's line in quotations.tsv.
  package func fields(_ key: FeatureKey) -> [String] { names.fields(key) }
}

extension Candidates {
  package var cueCount: Int { cues.count }
  package var extentCount: Int { list.extents.count }
  package func extents(ofCue cue: Int) -> Range<Int> { cues[cue].extents }

  /// The words of a cue's term.
  package func range(ofCue cue: Int) -> Slice {
    let tokens = reading.hits[cues[cue].hit].tokens
    return reading.view.token(tokens.lowerBound).range
      .union(reading.view.token(tokens.upperBound - 1).range)
  }

  /// The lemma of a cue as cues.tsv names it, for lists of errors.
  package func entry(ofCue cue: Int) -> EntryID {
    reading.table.cues[reading.hits[cues[cue].hit].cue].entry
  }

  /// The runs of an extent as bytes.
  package func slices(ofExtent extent: Int) -> [Slice] {
    list.runs(of: list.extents[extent]).map { run in
      Slice(
        reading.view.token(Int(run.start)).range.lower,
        reading.view.token(Int(run.end) - 1).range.upper)
    }
  }

  package func shape(ofExtent extent: Int) -> ExtentShape { list.extents[extent].shape }

  package func features(ofCue cue: Int, _ part: ModelPart) -> [FeatureKey] {
    var features = FeatureList(part: part)
    CueFeatures(reading: reading).read(reading.hits[cues[cue].hit], into: &features)
    return features.keys
  }

  /// Per extent the features of the extent alone (its cue's features come on top).
  package func extentFeatures() -> [[FeatureKey]] {
    let reader = ExtentFeatures(reading: reading)
    var all: [[FeatureKey]] = []
    for cue in cues {
      for at in cue.extents {
        var features = FeatureList(part: .extent)
        reader.read(list.extents[at], list, of: reading.hits[cue.hit], into: &features)
        all.append(features.keys)
      }
    }
    return all
  }

  /// Per extent the features of the second look, from `scores`.
  package func secondFeatures(scores: [Int]) -> [[FeatureKey]] {
    var copy = self
    copy.scores = scores
    let look = SecondLook(copy)
    var all: [[FeatureKey]] = []
    for (number, cue) in cues.enumerated() {
      for at in cue.extents {
        var features = FeatureList(part: .second)
        look.read(at, ofCue: number, into: &features)
        all.append(features.keys)
      }
    }
    return all
  }

  /// Cue and extent of each claim.
  package func decide(scores: [Int], floor: Int, marksFloor: Int) -> [(cue: Int, extent: Int)] {
    var decision = Decision(self, scores: scores, floor: floor, marksFloor: marksFloor)
    return decision.claims().map { ($0.cue, $0.extent) }
  }
}
