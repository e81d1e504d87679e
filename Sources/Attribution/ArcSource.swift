import DocumentModel
import LexiconStore

/// The source of a cue by the arcs of its sentence.
struct ArcSource {
  let reader: Reader
  /// The most arcs to climb in search of a shared subject.
  private static let height = 4

  struct Found {
    let head: Int
    let mention: Range<Int>?
  }

  func source(of cue: Int) -> Found? {
    let sentence = reader.sentence(of: cue)
    guard cue < reader.syntax.heads.count, reader.syntax.heads[cue] != Syntax.noArc else {
      return nil
    }
    return reader.tag(cue) == .noun ? nominal(cue, sentence) : verbal(cue, sentence)
  }

  /// The subject of the verb, or of the verb whose subject it shares.
  private func verbal(_ cue: Int, _ sentence: Range<Int>) -> Found? {
    if isSetOff(cue, sentence), subject(cue, sentence) == nil,
      let found = participial(cue, sentence)
    {
      return found
    }
    var verb = cue
    for _ in 0..<Self.height {
      if let agent = agent(verb, sentence) { return Found(head: agent, mention: nil) }
      if let subject = subject(verb, sentence) { return relative(subject, verb) }
      guard let head = reader.syntax.head(verb) else { return nil }
      if let controller = controller(of: verb, head, sentence) {
        return Found(head: controller, mention: nil)
      }
      switch reader.syntax.relation(verb) {
      // "NAME believes the town will hold and noted": reporting verbs are joined to reporting verbs.
      case .conj where verb == cue && isReported(head) && !isCue(head):
        verb = reader.syntax.head(head) ?? head
      case .conj, .xcomp, .advcl, .cop, .aux, .auxPass, .compound, .fixed, .flat: verb = head
      // "volunteers in the centre estimated that": with content of its own the form is no participle of its noun.
      case .acl where verb == cue && reader.endsInEd(cue) && !hasMark(cue): return nil
      case .acl, .aclRelcl:
        let owner = isTied(verb, to: head) ? owner(of: head, sentence) : nil
        return Found(head: owner ?? head, mention: nil)
      case .parataxis where reader.isVerbal(head) && isJoined(verb, sentence): verb = head
      case .ccomp where reader.endsInIng(verb): verb = head
      default: return nil
      }
    }
    return nil
  }

  /// "Hart sent a row of messages saying that": a thing does not speak where someone is the subject of the verb above it.
  private func owner(of noun: Int, _ sentence: Range<Int>) -> Int? {
    guard isThing(noun) else { return nil }
    var at = noun
    for _ in 0..<Self.height {
      guard let head = reader.syntax.head(at) else { return nil }
      at = head
      guard reader.isVerbal(at) else { continue }
      if reader.traits(at).contains(.quoting) { return nil }
      return subject(at, sentence).flatMap { $0 < noun && maySpeak($0) ? $0 : nil }
    }
    return nil
  }

  /// Whether the verb is what another verb, a cue, reports.
  private func isReported(_ verb: Int) -> Bool {
    guard reader.syntax.relation(verb) == .ccomp, let above = reader.syntax.head(verb) else {
      return false
    }
    return above < verb && isCue(above)
  }

  private func isCue(_ at: Int) -> Bool { reader.lexicons.cues.isVerb(reader.tokens, at: at) }

  /// "to be", "having": a helper or "to" right before the verb.
  private func hasMark(_ verb: Int) -> Bool {
    verb > 0 && (reader.tag(verb - 1) == .aux || reader.tag(verb - 1) == .part)
  }

  /// Whether the participle stands behind its noun with no mark between.
  private func isTied(_ verb: Int, to noun: Int) -> Bool {
    noun < verb && !(noun..<verb).contains { reader.isPunctuation($0) }
  }

  /// Nobody; a document ("a statement saying") is a thing here, a body is not.
  private func isThing(_ at: Int) -> Bool {
    guard maySpeak(at) else { return true }
    return reader.tag(at) != .propn && reader.isDocument(at)
  }

  /// A name, a pronoun or a role.
  private func maySpeak(_ at: Int) -> Bool {
    let traits = reader.traits(at)
    return reader.tag(at) == .propn || traits.contains(.role)
      || !traits.isDisjoint(with: [.masculine, .feminine, .plural])
  }

  /// "prompted Hart to admit", "kept Hart from saying": the object of the verb above speaks.
  private func controller(of verb: Int, _ head: Int, _ sentence: Range<Int>) -> Int? {
    let relation = reader.syntax.relation(verb)
    guard head < verb, relation == .xcomp || relation == .advcl || relation == .ccomp,
      verb > sentence.lowerBound, reader.traits(verb - 1).contains(.link),
      !reader.traits(verb - 1).contains(.means)
    else { return nil }
    let object = (head..<verb).first {
      reader.syntax.head($0) == head
        && (reader.syntax.relation($0) == .obj || reader.syntax.relation($0) == .iobj)
    }
    return object.flatMap { isThing($0) ? nil : $0 }
  }

  private func isJoined(_ verb: Int, _ sentence: Range<Int>) -> Bool {
    sentence.contains { reader.syntax.head($0) == verb && reader.syntax.relation($0) == .cc }
  }

  /// The subject of the verb; of several the last before it.
  private func subject(_ verb: Int, _ sentence: Range<Int>) -> Int? {
    guard sentence.contains(verb) else { return nil }
    func isSubject(_ at: Int) -> Bool {
      reader.syntax.head(at) == verb
        && (reader.syntax.relation(at) == .nsubj || reader.syntax.relation(at) == .nsubjPass)
    }
    return (sentence.lowerBound..<verb).last(where: { isSubject($0) })
      ?? (verb..<sentence.upperBound).first(where: { isSubject($0) })
  }

  /// "X said that Y had left, adding that": a participle behind a comma has the subject of the highest verb above it that
  /// may speak ("The vote came after Hart had closed the port, claiming"), else the highest.
  private func participial(_ cue: Int, _ sentence: Range<Int>) -> Found? {
    var verb = cue
    var found: Found? = nil
    for _ in 0..<Self.height * 2 {
      guard let head = reader.syntax.head(verb) else { break }
      verb = head
      if let subject = subject(verb, sentence), subject < cue {
        let next = relative(subject, verb)
        if let found, maySpeak(found.head), !maySpeak(next.head) { continue }
        found = next
      }
    }
    return found
  }

  /// Whether the cue is a participle ("saying") that a comma or a mark sets off.
  private func isSetOff(_ cue: Int, _ sentence: Range<Int>) -> Bool {
    guard reader.endsInIng(cue) else { return false }
    var before = cue - 1
    while before >= sentence.lowerBound, reader.tag(before) == .adv { before -= 1 }
    return before >= sentence.lowerBound && reader.isPunctuation(before)
  }

  /// "was told by X": the agent goes before the subject.
  private func agent(_ verb: Int, _ sentence: Range<Int>) -> Int? {
    guard
      sentence.contains(where: {
        reader.syntax.head($0) == verb && reader.syntax.relation($0) == .auxPass
      })
    else { return nil }
    return sentence.first {
      guard reader.syntax.head($0) == verb else { return false }
      let relation = reader.syntax.relation($0)
      return relation == .oblAgent || (relation == .obl && hasCase($0, sentence))
    }
  }

  private func hasCase(_ noun: Int, _ sentence: Range<Int>) -> Bool {
    sentence.contains {
      reader.syntax.head($0) == noun && reader.syntax.relation($0) == .caseMark
        && reader.traits($0).contains(.agent)
    }
  }

  /// A relative pronoun stands for the noun that its clause hangs on, else for the noun right before it.
  private func relative(_ subject: Int, _ verb: Int) -> Found {
    guard reader.traits(subject).contains(.relative) else {
      return Found(head: subject, mention: nil)
    }
    let mention = subject..<subject + 1
    if reader.syntax.relation(verb) == .aclRelcl || reader.syntax.relation(verb) == .acl,
      let noun = reader.syntax.head(verb),
      reader.tag(noun) == .noun || reader.tag(noun) == .propn
        || reader.tag(noun) == .pron
    {
      return Found(head: noun, mention: mention)
    }
    let beside = subject > 1 && reader.isComma(subject - 1) ? subject - 2 : subject - 1
    let isNoun = beside >= 0 && (reader.tag(beside) == .propn || reader.tag(beside) == .noun)
    return isNoun
      ? Found(head: beside, mention: mention) : Found(head: subject, mention: nil)
  }

  /// The possessor of a noun ("Hart's claim"), its author ("a report by"), or the subject of the verb it belongs to.
  private func nominal(_ noun: Int, _ sentence: Range<Int>) -> Found? {
    var author: Int? = nil
    for at in sentence where reader.syntax.head(at) == noun {
      if reader.syntax.relation(at) == .nmodPoss { return Found(head: at, mention: nil) }
      if reader.syntax.relation(at) == .nmod && hasCase(at, sentence) { author = author ?? at }
    }
    if let author { return Found(head: author, mention: nil) }
    guard let verb = reader.syntax.head(noun), reader.isVerbal(verb),
      !reader.traits(verb).contains(.undergoing)
    else { return nil }
    return verbal(verb, sentence).flatMap { $0.head == noun ? nil : $0 }
  }
}
