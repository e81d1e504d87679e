/// What a feature of the model looks at. The name is what quotations.tsv calls it.
public enum FeatureKind: UInt8, Sendable, CaseIterable {
  case bias, threshold
  // The cue.
  case cueLemma, cueLemmaRelation, cueLemmaForm, cueClassGrade, cueTagForm, cueRelation, cueHeadTag
  case cueSubject, cueLemmaSubject, cueFrame, cueLemmaFrame, cueAuxiliary, cueNext, cueNextTags
  case cuePrevious, cuePreviousTags, cueLemmaNext, cueLemmaNextTag, cueMarks, cueClassMarks
  case cueInMarks, cueSentenceEdge, cueAdjacent, cueShapes, cueSubjectWord, cueHead, cueClassFrame
  // The extent.
  case shape, shapeClass, shapeLemma, shapeRelation, shapes, shapeLength, first, shapeFirst
  case firstTag, shapeFirstTag, last, gap, gapMarks, reachesEnd, behind, shapeBehind, marks
  case shapeMarks, classMarks, otherCues, finite, shapeFinite, parts, capital, lemmaFirst
  case leftGap, leftFlags, rightGap, rightFlags, leftEnd, rightStart, gapLemma
  case lengthMarks, position, anchorTag, cutsClause, beforeTag, shapeLemmaMarks, rivalShapes
  // The second look.
  case rank, margin, cueChance, contained, container, overlapBest, rivalMarks, rankShape
  case containedMarks, chance
  // A stretch without a cue.
  case looseLength, looseBefore, looseAfter, looseCapital, loosePunctuation, looseWhole, looseNear
  case looseFirst, looseBeforeWord, looseFamily, looseShape, looseTags
}

/// Which of the fitted models a feature belongs to.
public enum ModelPart: UInt8, Sendable, CaseIterable {
  /// Is the word a cue at all? Cheap, asked of every candidate.
  case cue
  /// Is this extent what the cue introduces?
  case extent
  /// The same, knowing the first answers for all rivals.
  case second
  /// Is a stretch that no cue claims a quotation?
  case loose
}

/// Lexicons/quotations.tsv: the fitted model that says which cue introduces what, how far it reaches, and which stretch in
/// marks quotes nobody. Values are names that the Quotation stage reads: cues, words, tags, relations, shapes.
public struct QuotationWeights: Sendable {
  public struct Row: Sendable {
    public let part: ModelPart
    public let feature: FeatureKind
    public let values: [String]
    /// Thousandths of a logit.
    public let weight: Int
  }
  /// Empty where the file is absent: quotations are then found by rules alone.
  public internal(set) var rows: [Row] = []
  public init() {}
}

extension Lexicons {
  mutating func loadQuotationWeights(_ files: SourceFiles) throws(LexiconError) {
    guard files.has("quotations.tsv") else { return }
    let table = try LexiconTable(
      files.file("quotations.tsv"), required: ["part", "feature", "weight"],
      optional: ["a", "b", "c"])
    let parts = Dictionary(uniqueKeysWithValues: ModelPart.allCases.map { ("\($0)", $0) })
    let kinds = Dictionary(uniqueKeysWithValues: FeatureKind.allCases.map { ("\($0)", $0) })
    quotationWeights.rows.reserveCapacity(table.rows.count)
    for row in table.rows {
      let part = try row.required("part")
      let feature = try row.required("feature")
      guard let modelPart = parts[part] else {
        throw row.error(.unknownReference(column: "part", field: part))
      }
      guard let kind = kinds[feature] else {
        throw row.error(.unknownReference(column: "feature", field: feature))
      }
      guard let weight = try row.integer("weight") else {
        throw row.error(.empty(column: "weight"))
      }
      let values = ["a", "b", "c"].compactMap { row[$0] }
      for value in values where value.utf8.count > 1 && value.utf8.first == UInt8(ascii: "=") {
        _ = vocabulary.intern(String(value.dropFirst()))
      }
      quotationWeights.rows.append(
        QuotationWeights.Row(part: modelPart, feature: kind, values: values, weight: weight))
    }
  }
}
