import DocumentModel
import LexiconStore

/// Extents from arcs: what depends on a cue, and what a cue depends on.
struct ArcExtents {
  let reading: Reading
  private var tree: Tree { reading.tree }

  func add(of hit: CueHit, to list: inout ExtentList) {
    let head = hit.head
    let own = tree.yield(head)
    var child = tree.child(head)
    while let at = child {
      addDependent(at, of: hit, own, to: &list)
      child = tree.sibling(at)
    }
    addComplement(hit, to: &list)
    addGovernor(hit, own, to: &list)
    if reading.table.cues[hit.cue].part == .phrase || isAccording(hit) {
      addAccording(hit, to: &list)
    }
  }

  static func shape(_ relation: Relation) -> ExtentShape? {
    switch relation {
    case .ccomp: .clause
    case .xcomp: .open
    case .obj, .iobj: .object
    case .obl, .nmod, .oblAgent: .oblique
    case .advcl: .adverbial
    case .acl, .aclRelcl: .adnominal
    case .nsubjPass, .nsubj, .csubj, .csubjPass, .nmodPoss: .subject
    case .parataxis, .dep, .appos, .dislocated, .list, .conj: .loose
    default: nil
    }
  }

  /// The subtree of a dependent, without the preposition of an oblique, on its own side of the cue; and on from there to
  /// the end of the cue's clause.
  private func addDependent(
    _ at: Int, of hit: CueHit, _ own: Range<Int>, to list: inout ExtentList
  ) {
    let relation = reading.view.syntax.relation(at)
    guard let shape = Self.shape(relation) else { return }
    var range = tree.yield(at)
    if shape == .oblique, let marker = tree.child(at, where: { $0 == .caseMark }) {
      if marker < at { range = marker + 1..<max(range.upperBound, marker + 2) }
    }
    if range.lowerBound < hit.head && range.upperBound > hit.head {
      range =
        at < hit.head
        ? range.lowerBound..<hit.tokens.lowerBound : hit.tokens.upperBound..<range.upperBound
    }
    guard let run = reading.trimmed(range) else { return }
    list.add(run, shape, anchor: at)
    if at > hit.head && shape != .loose && own.upperBound > range.upperBound {
      if let rest = reading.trimmed(range.lowerBound..<own.upperBound) {
        list.add(rest, .rest, anchor: at)
      }
    }
    if shape == .object { addBelow(at, to: &list) }
  }

  /// What hangs below the object of a cue: "expressed concern that …".
  private func addBelow(_ object: Int, to list: inout ExtentList) {
    var child = tree.child(object)
    while let at = child {
      let relation = reading.view.syntax.relation(at)
      if at > object,
        relation == .acl || relation == .ccomp || relation == .nmod || relation == .advcl
      {
        var range = tree.yield(at)
        if relation == .nmod, let marker = tree.child(at, where: { $0 == .caseMark }), marker < at {
          range = marker + 1..<max(range.upperBound, marker + 2)
        }
        if let run = reading.trimmed(range) { list.add(run, .below, anchor: at) }
      }
      child = tree.sibling(at)
    }
  }

  /// An object with what is said of it: "called ⟦the plan a mistake⟧".
  private func addComplement(_ hit: CueHit, to list: inout ExtentList) {
    guard let object = tree.child(hit.head, where: { $0 == .obj }), object > hit.head else {
      return
    }
    var child = tree.sibling(object)
    while let at = child {
      switch reading.view.syntax.relation(at) {
      case .xcomp, .ccomp, .obl, .advcl:
        let range = tree.yield(object).lowerBound..<tree.yield(at).upperBound
        if range.lowerBound < range.upperBound, range.lowerBound > hit.head,
          let run = reading.trimmed(range)
        {
          list.add(run, .complement, anchor: at)
        }
      default: break
      }
      child = tree.sibling(at)
    }
  }

  /// The clause that the cue's clause is put into: "The road, he said, is closed."
  private func addGovernor(_ hit: CueHit, _ own: Range<Int>, to list: inout ExtentList) {
    guard let governor = reading.view.syntax.head(hit.head) else { return }
    switch reading.view.syntax.relation(hit.head) {
    case .parataxis, .advcl, .ccomp, .acl, .aclRelcl, .conj, .dep: break
    default: return
    }
    add(tree.yield(governor), without: own, .governor, governor, to: &list)
  }

  /// Whether a verb is the "according" of "according to", which taggers often take for a verb.
  private func isAccording(_ hit: CueHit) -> Bool {
    reading.view.syntax.relation(hit.head) == .caseMark
  }

  /// The clause that an "according to" phrase stands beside.
  private func addAccording(_ hit: CueHit, to list: inout ExtentList) {
    let sentence = reading.sentence(hit.sentence)
    guard var source = reading.view.syntax.head(hit.head) else { return }
    // "to" may hang on "according": the source is the first head behind the phrase.
    while source < hit.tokens.upperBound, let above = reading.view.syntax.head(source) {
      if above == source { return }
      source = above
    }
    guard source >= hit.tokens.upperBound, let governor = reading.view.syntax.head(source) else {
      return
    }
    let phrase =
      min(hit.tokens.lowerBound, tree.yield(source).lowerBound)..<tree.yield(source).upperBound
    let whole = tree.yield(governor)
    let bounds =
      max(whole.lowerBound, sentence.lowerBound)..<min(whole.upperBound, sentence.upperBound)
    guard !bounds.isEmpty else { return }
    add(bounds, without: phrase, .according, governor, to: &list)
  }

  /// `whole` without `hole`, both sides together and each alone.
  private func add(
    _ whole: Range<Int>, without hole: Range<Int>, _ shape: ExtentShape, _ anchor: Int,
    to list: inout ExtentList
  ) {
    let left =
      hole.lowerBound > whole.lowerBound
      ? reading.trimmed(whole.lowerBound..<hole.lowerBound) : nil
    let right =
      hole.upperBound < whole.upperBound
      ? reading.trimmed(hole.upperBound..<whole.upperBound) : nil
    if let left, let right { list.add([left, right], shape, anchor: anchor) }
    if let left { list.add(left, shape, anchor: anchor) }
    if let right { list.add(right, shape, anchor: anchor) }
  }
}
