import DocumentModel
import LexiconStore

/// What a word may be as source or object of a cue. Only somebody says something: "talks" and "history" show and reveal
/// without a word of theirs.
package enum SourceClass: UInt8, Sendable, CaseIterable {
  /// Nobody is found.
  case none
  /// "I", "we"; "you", "one"; "he", "she"; "they"; "it", "this"; "who", "that", "which".
  case first, second, single, plural, it, relative
  /// A role, title or given name; several people; a body or a document that "says" things; a name of which no more is known.
  case person, group, organisation, name
  case number
  /// A noun that is a cue itself ("concern").
  case cue
  /// Any other noun; anything else.
  case noun, other
}

/// Whom a cue's words are of, as far as arcs tell.
struct CueOwner {
  let token: Int?
  /// 0 its own subject; 1 that of a verb above it; 2 a passive's agent; 3 the noun that a clause describes; 4 a possessor;
  /// 5 the subject of the verb that a noun belongs to; 6 what a phrase names; 7 nobody.
  let way: Int

  static let nobody = CueOwner(token: nil, way: 7)
}

/// Reads the class of words and the owner of cues.
struct SourceClasses {
  let view: SentenceView
  let tree: Tree
  let table: CueTable
  let speakers: SpeakerLexicon
  /// The most arcs to climb in search of a shared subject.
  private static let height = 4
  private var syntax: Syntax { view.syntax }

  func of(_ token: Int?) -> SourceClass {
    guard let token else { return .none }
    let lexeme = view.token(token).lexeme
    let traits = speakers.traits(lexeme)
    let tag = view.tag(token)
    if tag == .pron || tag == .det { return Self.pronoun(traits) }
    if tag != .noun && traits.contains(.some) { return .plural }
    if tag == .num || view.token(token).kind == .number { return .number }
    if let role = speakers.role(lexeme) {
      switch role.kind {
      case .group: return .group
      case .organisation: return .organisation
      default: return .person
      }
    }
    if !traits.isDisjoint(with: [.role, .title, .given]) && tag != .adj { return .person }
    if traits.contains(.body) { return .organisation }
    if tag == .propn { return .name }
    guard tag == .noun else { return .other }
    return table.isNoun(view.segments.tokens, at: token) ? .cue : .noun
  }

  private static func pronoun(_ traits: SpeakerTraits) -> SourceClass {
    if traits.contains(.first) { return .first }
    if traits.contains(.second) { return .second }
    if !traits.isDisjoint(with: [.masculine, .feminine]) { return .single }
    if !traits.isDisjoint(with: [.plural, .some]) { return .plural }
    if traits.contains(.relative) { return .relative }
    return traits.contains(.neuter) ? .it : .other
  }

  func owner(of hit: CueHit) -> CueOwner {
    switch table.cues[hit.cue].part {
    case .phrase, .punct: named(by: hit)
    case .adv: .nobody
    case .adj, .verb: doer(of: hit.head)
    case .noun: possessor(of: hit.head)
    }
  }

  private func named(by hit: CueHit) -> CueOwner {
    guard let head = syntax.head(hit.head), head >= hit.tokens.upperBound else { return .nobody }
    return CueOwner(token: head, way: 6)
  }

  private func subject(_ verb: Int) -> Int? {
    tree.child(verb) {
      $0 == .nsubj || $0 == .nsubjPass || $0 == .csubj || $0 == .expl
    }
  }

  private func doer(of verb: Int) -> CueOwner {
    if tree.child(verb, where: { $0 == .auxPass || $0 == .nsubjPass }) != nil {
      return agent(of: verb)
    }
    var at = verb
    for _ in 0..<Self.height {
      if let subject = subject(at) { return CueOwner(token: subject, way: at == verb ? 0 : 1) }
      guard let head = syntax.head(at) else { return .nobody }
      switch syntax.relation(at) {
      case .acl where CueFeatures.form(at, view) == .ed: return agent(of: at)
      case .acl, .aclRelcl: return CueOwner(token: head, way: 3)
      case .conj, .xcomp, .advcl, .ccomp, .parataxis: at = head
      default: return .nobody
      }
    }
    return .nobody
  }

  private func agent(of verb: Int) -> CueOwner {
    CueOwner(token: tree.child(verb) { $0 == .oblAgent }, way: 2)
  }

  private func possessor(of noun: Int) -> CueOwner {
    if let owner = tree.child(noun, where: { $0 == .nmodPoss }) {
      return CueOwner(token: owner, way: 4)
    }
    guard tree.child(noun, where: { $0 == .caseMark }) == nil, let head = syntax.head(noun),
      view.tag(head) == .verb
    else { return .nobody }
    let doer = doer(of: head)
    return CueOwner(token: doer.token, way: 5)
  }
}
