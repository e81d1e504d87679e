import DocumentModel
import LexiconStore

/// What the values of a feature mean, for reading and writing quotations.tsv.
enum FeatureDomain {
  case lemma, word, relation, tag, shape, kind, grade, form, subject, side, state, number
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
    case .cueLemmaNextTag: [.lemma, .tag]
    case .cueLemmaNext, .lemmaFirst: [.lemma, .word]
    case .cueMarks: [.side]
    case .cueClassMarks: [.side, .kind, .grade]
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
    case .gap, .position, .capital, .parts, .otherCues: [.number, .shape]
    case .gapMarks, .leftFlags, .rightFlags: [.number, .shape, .number]
    case .leftGap, .rightGap, .leftEnd, .rightStart: [.number, .shape]
    case .reachesEnd: [.number, .number, .shape]
    case .marks: [.state]
    case .shapeMarks: [.shape, .state]
    case .classMarks: [.kind, .state, .shape]
    case .shapeLemmaMarks: [.lemma, .state]
    case .finite: [.number, .kind]
    case .lengthMarks: [.number, .state]
    case .rankShape: [.number, .shape]
    case .looseFirst, .looseBeforeWord: [.word]
    case .looseTags: [.tag, .tag]
    default: [.number, .number, .number]
    }
  }
}

/// Features as words and back.
struct FeatureNames {
  private let lexicons: Lexicons
  private let lemmas: [String]
  private let lemmaNumbers: [String: Int]

  init(_ lexicons: Lexicons) {
    self.lexicons = lexicons
    lemmas = lexicons.cues.cues.map { lexicons.entry($0.entry).name }
    lemmaNumbers = Dictionary(zip(lemmas, lemmas.indices)) { first, _ in first }
  }

  /// Part, kind and values of a feature.
  func fields(_ key: FeatureKey) -> [String] {
    let kind = key.kind
    let values = zip(kind.domains, [key.a, key.b, key.c]).map(name)
    return ["\(key.part)", "\(kind)"] + values
  }

  /// The feature of a line; nil where it speaks of a cue or word that the lexicons no longer have.
  func key(part: ModelPart, kind: FeatureKind, values: [String]) -> FeatureKey? {
    var numbers = [0, 0, 0]
    for (at, (domain, value)) in zip(kind.domains, values).enumerated() {
      guard let number = number(domain, value) else { return nil }
      numbers[at] = number
    }
    return FeatureKey(part, kind, numbers[0], numbers[1], numbers[2])
  }

  private func name(_ domain: FeatureDomain, _ value: Int) -> String {
    switch domain {
    case .lemma: lemmas[value]
    case .word:
      value == 0xFFFF ? "=" : "=" + lexicons.vocabulary.form(LexemeID(rawValue: UInt32(value)))
    case .relation: Self.name(Relation.allCases, value)
    case .tag: Self.name(UPOS.allCases, value)
    case .shape: Self.name(ExtentShape.allCases, value)
    case .kind: Self.name(CueClass.allCases, value)
    case .grade: Self.name(CueGrade.allCases, value)
    case .form: Self.name(VerbForm.allCases, value)
    case .subject: Self.name(SubjectKind.allCases, value)
    case .side: Self.name(MarkSide.allCases, value)
    case .state: Self.name(MarkState.allCases, value)
    case .number: "\(value)"
    }
  }

  private func number(_ domain: FeatureDomain, _ text: String) -> Int? {
    switch domain {
    case .lemma: return lemmaNumbers[text]
    case .word:
      if text == "=" { return 0xFFFF }
      let lexeme = lexicons.vocabulary.lexeme(folded: Array(text.utf8.dropFirst()).span)
      return lexeme.isNone || lexeme.rawValue >= 0xFFFF ? nil : Int(lexeme.rawValue)
    case .relation: return Self.number(Relation.allCases, text)
    case .tag: return Self.number(UPOS.allCases, text)
    case .shape: return Self.number(ExtentShape.allCases, text)
    case .kind: return Self.number(CueClass.allCases, text)
    case .grade: return Self.number(CueGrade.allCases, text)
    case .form: return Self.number(VerbForm.allCases, text)
    case .subject: return Self.number(SubjectKind.allCases, text)
    case .side: return Self.number(MarkSide.allCases, text)
    case .state: return Self.number(MarkState.allCases, text)
    case .number: return Int(text)
    }
  }

  private static func name<T>(_ all: [T], _ value: Int) -> String {
    value < all.count ? "\(all[value])" : "edge"
  }

  private static func number<T>(_ all: [T], _ text: String) -> Int? {
    if text == "edge" { return 31 }
    return all.firstIndex { "\($0)" == text }
  }
}
