import DocumentModel
import LexiconStore

/// How a verb form ends: a cheap stand-in for its tense.
package enum VerbForm: UInt8, Sendable, CaseIterable { case base, s, ed, ing, other }

/// What stands as subject of a cue.
package enum SubjectKind: UInt8, Sendable, CaseIterable {
  case none, pronoun, name, noun, expletive, other
}

/// What marks stand beside a cue.
package enum MarkSide: UInt8, Sendable, CaseIterable {
  case none, before, after, both, far
}

/// Reads off what speaks for and against a cue.
struct CueFeatures {
  let reading: Reading
  private var view: SentenceView { reading.view }
  private var syntax: Syntax { reading.view.syntax }

  func read(_ hit: CueHit, into sink: inout some FeatureSink) {
    let cue = reading.table.cues[hit.cue]
    let lemma = hit.cue
    let kind = Int(cue.kind.rawValue)
    let relation = Int(syntax.relation(hit.head).rawValue)
    let form = Int(form(hit.head).rawValue)
    let tag = Int(view.tag(hit.head).rawValue)
    sink.add(.bias)
    sink.add(.cueLemma, lemma)
    sink.add(.cueLemmaRelation, lemma, relation)
    sink.add(.cueLemmaForm, lemma, form)
    sink.add(.cueClassGrade, kind, Int(cue.grade.rawValue))
    sink.add(.cueTagForm, tag, form)
    sink.add(.cueRelation, relation, tag)
    readTree(hit, kind, into: &sink)
    readNeighbours(hit, kind, into: &sink)
    readMarks(hit, kind, into: &sink)
    readCompany(hit, kind, into: &sink)
  }

  /// Whose the cue is, what helps it ("may", "not"), what kind of object it has.
  private func readCompany(_ hit: CueHit, _ kind: Int, into sink: inout some FeatureSink) {
    let owner = reading.classes.owner(of: hit)
    let source = Int(reading.classes.of(owner.token).rawValue)
    sink.add(.cueSource, source, owner.way, kind)
    sink.add(.cueLemmaSource, hit.cue, source)
    var helpers = 0
    var clause = 0
    var child = reading.tree.child(hit.head)
    while let at = child {
      child = reading.tree.sibling(at)
      switch syntax.relation(at) {
      case .aux, .mark, .advmod:
        if at < hit.head {
          sink.add(.cueHelper, word(at), kind)
          if syntax.relation(at) == .aux || view.tag(at) == .part { helpers += 1 }
        }
      case .ccomp: clause |= 1
      case .xcomp: clause |= 2
      case .obj where at > hit.head:
        let object = Int(reading.classes.of(at).rawValue)
        sink.add(.cueObject, object, kind, Int(reading.table.cues[hit.cue].grade.rawValue))
        sink.add(.cueLemmaObject, hit.cue, object)
        sink.add(.cueObjectWord, word(at), kind)
      default: break
      }
    }
    sink.add(.cueCompany, source, clause + 4 * min(helpers, 2), kind)
    if reading.asks(hit.sentence) { sink.add(.cueAsks, kind, source) }
  }

  /// What depends on a cue.
  struct Frame {
    /// Bits: ccomp after, before; xcomp; obj; obl or nmod; advcl or acl; parataxis after, before.
    var bits = 0
    /// Bits: passive, auxiliary, "to", another mark, "not", copula.
    var auxiliary = 0
    var subject: Int? = nil

    mutating func add(_ relation: Relation, isAfter: Bool, isParticle: Bool, at: Int) {
      switch relation {
      case .ccomp: bits |= isAfter ? 1 : 2
      case .xcomp: bits |= 4
      case .obj: bits |= 8
      case .obl, .nmod: bits |= 16
      case .advcl, .acl: bits |= 32
      case .parataxis: bits |= isAfter ? 64 : 128
      case .nsubjPass, .auxPass: auxiliary |= 1
      case .aux: auxiliary |= 2
      case .mark: auxiliary |= isParticle ? 4 : 8
      case .advmod: if isParticle { auxiliary |= 16 }
      case .cop: auxiliary |= 32
      default: break
      }
      switch relation {
      case .nsubj, .nsubjPass, .csubj, .expl: subject = subject ?? at
      default: break
      }
    }
  }

  func frame(of head: Int) -> Frame {
    var frame = Frame()
    var child = reading.tree.child(head)
    while let at = child {
      frame.add(
        syntax.relation(at), isAfter: at > head, isParticle: view.tag(at) == .part, at: at)
      child = reading.tree.sibling(at)
    }
    return frame
  }

  private func readTree(_ hit: CueHit, _ kind: Int, into sink: inout some FeatureSink) {
    let head = syntax.head(hit.head)
    sink.add(
      .cueHeadTag, Int(syntax.relation(hit.head).rawValue),
      head.map { Int(view.tag($0).rawValue) } ?? 0)
    if let head { sink.add(.cueHead, Int(syntax.relation(hit.head).rawValue), word(head)) }
    let frame = frame(of: hit.head)
    let subjectKind = Int(subject(frame.subject).rawValue)
    sink.add(.cueSubject, kind, subjectKind)
    sink.add(.cueLemmaSubject, hit.cue, subjectKind)
    if let subject = frame.subject { sink.add(.cueSubjectWord, word(subject), kind) }
    sink.add(.cueFrame, frame.bits, Int(view.tag(hit.head).rawValue))
    sink.add(.cueClassFrame, frame.bits, kind)
    sink.add(.cueLemmaFrame, hit.cue, frame.bits)
    sink.add(.cueAuxiliary, frame.auxiliary, kind)
  }

  private func readNeighbours(_ hit: CueHit, _ kind: Int, into sink: inout some FeatureSink) {
    let sentence = reading.sentence(hit.sentence)
    let next = hit.tokens.upperBound
    let nextTag = next < sentence.upperBound ? Int(view.tag(next).rawValue) : 31
    let nextTag2 = next + 1 < sentence.upperBound ? Int(view.tag(next + 1).rawValue) : 31
    let before = hit.tokens.lowerBound - 1
    let previousTag = before >= sentence.lowerBound ? Int(view.tag(before).rawValue) : 31
    let previousTag2 = before - 1 >= sentence.lowerBound ? Int(view.tag(before - 1).rawValue) : 31
    sink.add(.cueNextTags, nextTag, nextTag2, kind)
    sink.add(.cuePreviousTags, previousTag2, previousTag, kind)
    sink.add(.cueLemmaNextTag, hit.cue, nextTag)
    sink.add(.cueLemmaPreviousTag, hit.cue, previousTag)
    if next < sentence.upperBound {
      sink.add(.cueNext, word(next), kind)
      sink.add(.cueLemmaNext, hit.cue, word(next))
    }
    if before >= sentence.lowerBound { sink.add(.cuePrevious, word(before), kind) }
    let edge =
      (hit.head - sentence.lowerBound < 3 ? 1 : 0) + (sentence.upperBound - next < 3 ? 2 : 0)
    sink.add(.cueSentenceEdge, edge, kind)
    let part = Int(reading.table.cues[hit.cue].part.rawValue)
    let marks =
      (next < sentence.upperBound && view.token(next).kind == .quoteMark ? 1 : 0)
      + (before >= sentence.lowerBound && view.token(before).kind == .quoteMark ? 2 : 0)
    sink.add(.cueAdjacent, marks, part, edge)
    sink.add(
      .cueShapes, before >= sentence.lowerBound ? Int(view.token(before).shape.rawValue) : 7,
      next < sentence.upperBound ? Int(view.token(next).shape.rawValue) : 7, part)
  }

  private func readMarks(_ hit: CueHit, _ kind: Int, into sink: inout some FeatureSink) {
    let side = Int(marks(beside: hit).rawValue)
    sink.add(.cueMarks, side)
    sink.add(.cueClassMarks, side, kind, Int(reading.table.cues[hit.cue].grade.rawValue))
    if let stretch = reading.stretch(hit.head) {
      let size = reading.content[stretch].count
      sink.add(.cueInMarks, size < 4 ? 0 : size < 12 ? 1 : 2, kind)
    }
  }

  /// Which side of the cue's sentence has a stretch in marks.
  func marks(beside hit: CueHit) -> MarkSide {
    let sentence = reading.sentence(hit.sentence)
    var before = false
    var after = false
    if sentence.lowerBound > 0 {
      before =
        reading.view.token(sentence.lowerBound - 1).kind == .quoteMark
        && sentence.lowerBound >= 2 && reading.stretch(sentence.lowerBound - 2) != nil
    }
    for at in sentence where reading.stretch(at) != nil {
      if at < hit.head { before = true } else if at > hit.head { after = true }
    }
    return before ? (after ? .both : .before) : after ? .after : .none
  }

  /// The number of a word; 0xFFFF where the lexicons do not know it: no weight speaks of those.
  func word(_ token: Int) -> Int {
    let raw = view.token(token).lexeme.rawValue
    return raw >= 0xFFFF ? 0xFFFF : Int(raw)
  }

  private func subject(_ token: Int?) -> SubjectKind {
    guard let token else { return .none }
    if syntax.relation(token) == .expl { return .expletive }
    switch view.tag(token) {
    case .pron, .det: return .pronoun
    case .propn: return .name
    case .noun: return .noun
    default: return .other
    }
  }

  func form(_ token: Int) -> VerbForm { Self.form(token, view) }

  static func form(_ token: Int, _ view: SentenceView) -> VerbForm {
    guard view.tag(token) == .verb || view.tag(token) == .aux else { return .other }
    let range = view.token(token).range
    guard range.count > 2 else { return .base }
    let last = view.byte(range.upper - 1)
    let second = view.byte(range.upper - 2)
    if last == UInt8(ascii: "s") && second != UInt8(ascii: "s") { return .s }
    if last == UInt8(ascii: "d") || last == UInt8(ascii: "t") && second != UInt8(ascii: "n") {
      return .ed
    }
    return last == UInt8(ascii: "g") && second == UInt8(ascii: "n") ? .ing : .base
  }
}
