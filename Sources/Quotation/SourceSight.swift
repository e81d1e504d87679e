import DocumentModel
import LexiconStore

/// Whether anybody stands near a cue who may be its source. A cheap look at the arcs; the Attribution stage finds out who
/// it is.
struct SourceSight {
  let reading: Reading
  /// The most arcs to climb in search of a shared subject.
  private static let height = 4
  private var syntax: Syntax { reading.view.syntax }
  private var tree: Tree { reading.tree }

  func hasSource(_ hit: CueHit) -> Bool {
    switch reading.table.cues[hit.cue].part {
    case .phrase, .punct: true
    case .adv: false
    case .adj: subject(hit.head).map { syntax.relation($0) != .expl } ?? false
    case .noun: isOwned(hit.head)
    case .verb: isDone(hit.head)
    }
  }

  private func subject(_ verb: Int) -> Int? {
    tree.child(verb) {
      $0 == .nsubj || $0 == .nsubjPass || $0 == .csubj || $0 == .expl
    }
  }

  /// A verb with a subject of its own or of a verb above it; in the passive with an agent.
  private func isDone(_ verb: Int) -> Bool {
    if tree.child(verb, where: { $0 == .auxPass || $0 == .nsubjPass }) != nil {
      return tree.child(verb) { $0 == .oblAgent } != nil
    }
    var at = verb
    for _ in 0..<Self.height {
      if let subject = subject(at) { return syntax.relation(subject) != .expl }
      guard let head = syntax.head(at) else { return false }
      switch syntax.relation(at) {
      // "a plan announced on Monday": a participle of the past is done by nobody without an agent.
      case .acl where CueFeatures(reading: reading).form(at) == .ed:
        return tree.child(at) { $0 == .oblAgent } != nil
      // "a reason to worry": the noun does nothing, unless it is somebody ("the first mayor to say so").
      case .acl where CueFeatures.form(at, reading.view) == .base: return isSomebody(head)
      case .acl, .aclRelcl: return true
      case .conj, .xcomp, .advcl, .ccomp, .parataxis: at = head
      default: return false
      }
    }
    return false
  }

  private func isSomebody(_ token: Int) -> Bool {
    switch reading.classes.of(token) {
    case .person, .group, .organisation, .name, .first, .second, .single, .plural: true
    default: false
    }
  }

  /// "Hart's claim", "a warning by the mayor"; or the noun belongs to a verb that somebody does ("Hart issued a warning").
  private func isOwned(_ noun: Int) -> Bool {
    if tree.child(noun, where: { $0 == .nmodPoss }) != nil { return true }
    guard tree.child(noun, where: { $0 == .caseMark }) == nil, let head = syntax.head(noun),
      reading.view.tag(head) == .verb
    else { return false }
    return isDone(head)
  }
}
