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

  /// The cues of a document with their features, before any is dropped.
  package func cues(
    _ document: Document, _ segments: Segments, _ syntax: Syntax
  ) -> [(range: Slice, features: [FeatureKey])] {
    let reading = reading(document, segments, syntax)
    let reader = CueFeatures(reading: reading)
    return reading.hits.map { hit in
      var features = FeatureList(part: .cue)
      reader.read(hit, into: &features)
      let view = reading.view
      let range = view.token(hit.tokens.lowerBound).range
        .union(view.token(hit.tokens.upperBound - 1).range)
      return (range, features.keys)
    }
  }

  /// The candidates of a document: every cue whose score by `weights` reaches `floor`.
  package func candidates(
    _ document: Document, _ segments: Segments, _ syntax: Syntax,
    weights: [(FeatureKey, Int)], floor: Int
  ) -> Candidates {
    let model = QuotationModel(weights.map { (key: $0.0, weight: $0.1) })
    return Candidates(reading(document, segments, syntax), model: model, floor: floor)
  }

  private func reading(_ document: Document, _ segments: Segments, _ syntax: Syntax) -> Reading {
    var findings: [Finding] = []
    let stretches = StretchFinder(bytes: document.text.storage, paragraphs: segments.paragraphs)
      .stretches(findings: &findings)
    let view = SentenceView(document: document, segments: segments, syntax: syntax)
    return Reading(view, lexicons, stretches, isLenient: true)
  }

  /// Whether quotations.tsv can speak of a feature: it has no words that the lexicons do not know.
  package func isNamed(_ key: FeatureKey) -> Bool { names.isNamed(key) }

  /// The line that says a threshold of the model.
  package func threshold(_ part: ModelPart, _ number: Int = 0) -> FeatureKey {
    FeatureKey(part, .threshold, number)
  }

  /// The fields of a feature's line in quotations.tsv.
  package func fields(_ key: FeatureKey) -> [String] { names.fields(key) }
}

extension Candidates {
  package var cueCount: Int { cues.count }
  package var extentCount: Int { list.extents.count }
  /// Whether somebody stands near a cue who may be its source.
  package func hasSource(cue: Int) -> Bool {
    SourceSight(reading: reading).hasSource(reading.hits[cues[cue].hit])
  }

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
      let context = reader.context(reading.hits[cue.hit], cue.extents, list)
      for at in cue.extents {
        var features = FeatureList(part: .extent)
        reader.read(list.extents[at], list, of: context, into: &features)
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
  package func decide(scores: [Int], floors: ClaimFloors) -> [(cue: Int, extent: Int)] {
    var decision = Decision(self, scores: scores, floors: floors)
    return decision.claims().map { ($0.cue, $0.extent) }
  }

  /// The stretches of which the model is asked, with their features, the claims being made as by `decide`. Those that are
  /// claimed with words around them are left out: what they are by themselves, nobody says.
  package func stretches(
    scores: [Int], floors: ClaimFloors
  ) -> [(content: Slice, features: [FeatureKey])] {
    var decision = Decision(self, scores: scores, floors: floors)
    let cover = StretchCover(decision.claims(), in: self)
    let reader = StretchFeatures(reading: reading, judge: StretchJudge(reading))
    return reading.stretches.indices.compactMap { at in
      guard reader.isOpen(at), !cover.isHeld(at) else { return nil }
      var features = FeatureList(part: .loose)
      reader.read(at, cover, into: &features)
      return (reading.stretches[at].content, features.keys)
    }
  }
}
