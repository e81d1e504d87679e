/// What a feature of the model looks at. The name is what quotations.tsv calls it.
public enum FeatureKind: UInt8, Sendable, CaseIterable {
  case bias, threshold
  // The cue.
  case cueLemma, cueLemmaRelation, cueLemmaForm, cueClassGrade, cueTagForm, cueRelation, cueHeadTag
  case cueSubject, cueLemmaSubject, cueFrame, cueLemmaFrame, cueAuxiliary, cueNext, cueNextTags
  case cuePrevious, cuePreviousTags, cueLemmaNext, cueLemmaNextTag, cueMarks, cueClassMarks
  case cueInMarks, cueSentenceEdge, cueAdjacent, cueShapes, cueSubjectWord, cueHead, cueClassFrame
  case cueLemmaPreviousTag, cueSource, cueLemmaSource, cueHelper
  case cueObject, cueLemmaObject, cueObjectWord, cueCompany, cueAsks
  // The extent.
  case shape, shapeClass, shapeLemma, shapeRelation, shapes, shapeLength, first, shapeFirst
  case shapeFirstTag, last, reachesEnd, behind, shapeBehind, marks
  case shapeMarks, classMarks, otherCues, finite, shapeFinite, parts, capital, lemmaFirst
  case leftGap, leftFlags, rightGap, rightFlags, leftEnd, rightStart
  case lengthMarks, position, anchorTag, beforeTag, shapeLemmaMarks
  case nextWord, nextArc, leaks, shapeLeaks, restWords, restCues, anchorWord, lemmaAnchor
  case shapeFrame, rival, lengthShare, anchorSubject, lemmaSide, edgeTags
  case nextWordShape, lemmaNextArc, innerCue, that, lemmaThat, anchorSource
  case tail, tailWord, inverted
  // The second look.
  case rank, margin, cueChance, contained, container, overlapBest, rankShape, chance
  case againstBest, bestShape
  // A stretch in marks.
  case looseLength, looseBefore, looseBeforeWord, looseAfter, looseAfterWord, looseCase, looseEnd
  case looseJudge, looseCover, looseFirst, looseTags, looseFamily, looseArc, looseHead, looseVerb
  case looseSentence, loosePhrase, loosePhraseArc, looseModifies, looseTops, looseDependents
  case looseGovernor, looseGovernorCue, looseGovernorFrame, looseGovernorArc, looseBeside
  case looseDocument, looseParagraph, looseNaming, looseSlot, looseClause, looseEcho
  case looseOwner
}

/// Which of the fitted models a feature belongs to.
public enum ModelPart: UInt8, Sendable, CaseIterable {
  /// Is the word a cue at all? Cheap, asked of every candidate.
  case cue
  /// Is this extent what the cue introduces?
  case extent
  /// The same, knowing the first answers for all rivals.
  case second
  /// Does a stretch in marks quote anybody?
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
      files.file("quotations.tsv"), required: ["part", "feature", "weights"], optional: ["a"])
    let parts = Dictionary(uniqueKeysWithValues: ModelPart.allCases.map { ("\($0)", $0) })
    let kinds = Dictionary(uniqueKeysWithValues: FeatureKind.allCases.map { ("\($0)", $0) })
    for row in table.rows {
      let part = try row.required("part")
      let feature = try row.required("feature")
      guard let modelPart = parts[part] else {
        throw row.error(.unknownReference(column: "part", field: part))
      }
      guard let kind = kinds[feature] else {
        throw row.error(.unknownReference(column: "feature", field: feature))
      }
      let first = row["a"].map { [$0] } ?? []
      for entry in row.list("weights") {
        let (values, weight) = try Self.entry(entry, row)
        let all = first + values
        for value in all where value.utf8.count > 1 && value.utf8.first == UInt8(ascii: "=") {
          _ = vocabulary.intern(String(value.dropFirst()))
        }
        quotationWeights.rows.append(
          QuotationWeights.Row(part: modelPart, feature: kind, values: all, weight: weight))
      }
    }
  }

  /// "b,c 120", "=word 120" or "120": the further values and the weight.
  private static func entry(
    _ entry: String, _ row: LexiconTable.Row
  ) throws(LexiconError) -> ([String], Int) {
    let digits = entry.utf8.lastIndex(of: UInt8(ascii: " ")).map { entry.index(after: $0) }
    let number = entry[(digits ?? entry.startIndex)...]
    guard let weight = Int(number) else {
      throw row.error(.badNumber(column: "weights", field: entry))
    }
    guard let digits else { return ([], weight) }
    let names = entry[..<entry.index(before: digits)]
    if names.utf8.first == UInt8(ascii: "=") { return ([String(names)], weight) }
    return (names.split(separator: ",").map(String.init), weight)
  }
}
