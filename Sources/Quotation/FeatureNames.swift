import DocumentModel
import LexiconStore

/// What the values of a feature mean, for reading and writing quotations.tsv.
enum FeatureDomain: Int, CaseIterable {
  case lemma, word, number
  case relation, tag, shape, kind, grade, form, subject, side, state, source

  /// The names of a closed set of values, in the order of their numbers; empty for the open ones.
  var names: [String] {
    switch self {
    case .lemma, .word, .number: []
    case .relation: Relation.allCases.map { "\($0)" }
    case .tag: UPOS.allCases.map { "\($0)" }
    case .shape: ExtentShape.allCases.map { "\($0)" }
    case .kind: CueClass.allCases.map { "\($0)" }
    case .grade: CueGrade.allCases.map { "\($0)" }
    case .form: VerbForm.allCases.map { "\($0)" }
    case .subject: SubjectKind.allCases.map { "\($0)" }
    case .side: MarkSide.allCases.map { "\($0)" }
    case .state: MarkState.allCases.map { "\($0)" }
    case .source: SourceClass.allCases.map { "\($0)" }
    }
  }

}

extension FeatureKind {
  var domains: [FeatureDomain] {
    switch self {
    case .bias: []
    case .threshold, .behind: [.number]
    case .cueLemma: [.lemma]
    case .cueLemmaRelation: [.lemma, .relation]
    case .cueLemmaForm: [.lemma, .form]
    case .cueClassGrade: [.kind, .grade]
    case .cueTagForm: [.tag, .form]
    case .cueRelation: [.relation, .tag]
    case .cueHeadTag: [.relation, .tag]
    case .cueHead: [.relation, .word]
    case .cueSubject: [.kind, .subject]
    case .cueLemmaSubject: [.lemma, .subject]
    case .cueSubjectWord, .cueNext, .cuePrevious: [.word, .kind]
    case .cueFrame: [.number, .tag]
    case .cueClassFrame, .cueAuxiliary, .cueSentenceEdge, .cueInMarks: [.number, .kind]
    case .cueLemmaFrame: [.lemma, .number]
    case .cueNextTags, .cuePreviousTags: [.tag, .tag, .kind]
    case .cueLemmaNextTag, .cueLemmaPreviousTag: [.lemma, .tag]
    case .cueLemmaNext, .lemmaFirst: [.lemma, .word]
    case .cueMarks: [.side]
    case .cueClassMarks: [.side, .kind, .grade]
    case .cueSource, .cueCompany: [.source, .number, .kind]
    case .cueLemmaSource, .cueLemmaObject: [.lemma, .source]
    case .cueHelper, .cueObjectWord: [.word, .kind]
    case .cueObject: [.source, .kind, .grade]
    case .cueAsks: [.kind, .source]
    case .shape: [.shape]
    case .shapeClass: [.shape, .kind, .grade]
    case .shapeLemma: [.shape, .lemma]
    case .shapeRelation: [.shape, .relation, .relation]
    case .shapes: [.shape, .shape]
    case .shapeLength, .shapeBehind, .shapeFinite: [.shape, .number]
    case .first: [.word]
    case .shapeFirst: [.shape, .word]
    case .shapeFirstTag, .anchorTag: [.shape, .tag]
    case .last, .beforeTag: [.tag, .shape]
    case .position, .capital, .parts, .otherCues, .leftGap, .rightGap, .leftEnd, .rightStart:
      [.number, .shape]
    case .leftFlags, .rightFlags: [.number, .shape, .number]
    case .reachesEnd: [.number, .number, .shape]
    case .marks: [.state]
    case .shapeMarks: [.shape, .state]
    case .classMarks: [.kind, .state, .shape]
    case .shapeLemmaMarks: [.lemma, .state]
    case .finite: [.number, .kind]
    case .lengthMarks: [.number, .state]
    case .nextWord: [.word, .number]
    case .nextArc: [.relation, .number, .shape]
    case .shapeLeaks, .lengthShare: [.number, .number, .shape]
    case .restWords: [.number, .number, .shape]
    case .restCues: [.number, .shape]
    case .innerCue: [.relation, .number, .shape]
    case .anchorWord: [.word, .number]
    case .lemmaAnchor: [.lemma, .relation]
    case .that: [.number, .shape, .kind]
    case .lemmaThat: [.lemma, .number]
    case .anchorSource: [.source, .shape, .kind]
    case .tail, .inverted: [.relation, .number, .shape]
    case .tailWord: [.word, .number, .shape]
    case .shapeFrame: [.number, .shape]
    case .rival, .bestShape: [.shape, .shape]
    case .anchorSubject: [.number, .kind]
    case .lemmaSide: [.lemma, .number]
    case .edgeTags: [.tag, .tag, .number]
    case .nextWordShape: [.word, .shape]
    case .lemmaNextArc: [.lemma, .relation, .number]
    case .rankShape: [.number, .shape]
    case .looseBeforeWord, .looseAfterWord: [.word, .number]
    case .looseFirst, .looseHead: [.word]
    case .looseTags: [.tag, .tag]
    case .looseBefore, .looseAfter: [.tag, .number]
    case .looseArc: [.relation, .tag]
    case .loosePhrase: [.tag, .number, .number]
    case .loosePhraseArc: [.tag, .relation]
    case .looseDependents: [.number, .tag, .number]
    case .looseGovernorCue: [.lemma]
    case .looseGovernorArc: [.relation, .number, .number]
    default: [.number, .number, .number]
    }
  }
}

/// Features as words and back.
struct FeatureNames {
  /// The value of what stands outside a sentence.
  private static let edge = 31
  private let lexicons: Lexicons
  /// By domain: the names of its values, and their numbers.
  private let names: [[String]]
  private let numbers: [[String: Int]]

  init(_ lexicons: Lexicons) {
    self.lexicons = lexicons
    names = FeatureDomain.allCases.map { domain in
      domain == .lemma ? lexicons.cues.cues.map { lexicons.entry($0.entry).name } : domain.names
    }
    numbers = names.map { names in
      var numbers = Dictionary(zip(names, names.indices)) { first, _ in first }
      numbers["edge"] = numbers["edge"] ?? Self.edge
      return numbers
    }
  }

  /// Part, kind and values of a feature.
  func fields(_ key: FeatureKey) -> [String] {
    let kind = key.kind
    let values = zip(kind.domains, [key.a, key.b, key.c]).map(name)
    return ["\(key.part)", "\(kind)"] + values
  }

  /// Whether quotations.tsv can speak of a feature: its words are known and hold no sign that separates fields.
  func isNamed(_ key: FeatureKey) -> Bool {
    for (domain, value) in zip(key.kind.domains, [key.a, key.b, key.c]) where domain == .word {
      if value == 0xFFFF { return false }
      let form = lexicons.vocabulary.form(LexemeID(rawValue: UInt32(value)))
      if form.contains("|") || form.contains("\t") { return false }
    }
    return true
  }

  /// The feature of a line; nil where it speaks of a cue or word that the lexicons no longer have.
  func key(part: ModelPart, kind: FeatureKind, values: [String]) -> FeatureKey? {
    var key = FeatureKey(part, kind)
    for (at, (domain, value)) in zip(kind.domains, values).enumerated() {
      guard let number = number(domain, value) else { return nil }
      key.set(number, at: at)
    }
    return key
  }

  private func name(_ domain: FeatureDomain, _ value: Int) -> String {
    switch domain {
    case .number: return "\(value)"
    case .word: return "=" + lexicons.vocabulary.form(LexemeID(rawValue: UInt32(value)))
    default:
      let names = names[domain.rawValue]
      return value < names.count ? names[value] : "edge"
    }
  }

  private func number(_ domain: FeatureDomain, _ text: String) -> Int? {
    switch domain {
    case .number: return Int(text)
    case .word:
      let lexeme = lexicons.vocabulary.lexeme(folded: Array(text.utf8.dropFirst()).span)
      return lexeme.isNone || lexeme.rawValue >= 0xFFFF ? nil : Int(lexeme.rawValue)
    default: return numbers[domain.rawValue][text]
    }
  }
}
