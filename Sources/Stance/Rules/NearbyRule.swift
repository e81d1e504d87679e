import DocumentModel
import LexiconStore

/// Toward a mention in any text: an opinion word that no rule links to anybody counts a little, less with its distance, in
/// arcs where there is a tree; and less where the mention is who says it.
enum NearbyRule {
  static let id = RuleID.stanceNearby

  static func apply(_ hit: Hit, in reading: inout Reading) {
    guard let mention = reading.mention, let value = reading.loneValue(hit.payload) else { return }
    let scope = reading.scope(of: hit.head, .judged, sign: value.signum())
    let way = reading.way(from: hit.head, to: mention)
    reading.emit(
      id, hit, toward: Referent(side: reading.customSide, share: 1000, mention: mention),
      value: value, factors: reading.weight(.nearby), scope.factor, 4000 / (4 + way.distance),
      way.isSpoken ? reading.weight(.spoken) : 1000)
  }
}

extension Reading {
  /// What a word is worth where nobody is known to bear it; nil for words without a value.
  func loneValue(_ payload: StanceTerm.Payload) -> Int? {
    switch payload {
    case .evaluative(let term): Int(term.value.rawValue) / 3 * weight(term.kind) / 1000
    case .predicate(let term):
      Int(term.subject == .zero ? term.object.rawValue : term.subject.rawValue)
        * weight(term.kind) / 1000
    case .frame(let term) where term.referent != .zero:
      Int(term.referent.rawValue) * weight(.classFrame) / 1000
    default: nil
    }
  }

  /// How far the word is from the mention, and whether it lies in what the mention says or thinks: a clause under a verb
  /// whose subject the mention is.
  func way(from token: Int, to mention: Range<Int>) -> (distance: Int, isSpoken: Bool) {
    let plain =
      token < mention.lowerBound
      ? mention.lowerBound - token : max(0, token - mention.upperBound + 1)
    let top = mention.first { scene.heads[$0] < 0 || !mention.contains(scene.heads[$0]) }
    guard scene.hasArcs, let top else { return (plain, false) }
    let up = chain(from: top)
    let own = chain(from: token)
    guard let meeting = own.firstIndex(where: { up.contains($0) }),
      let climbed = up.firstIndex(of: own[meeting])
    else { return (plain, false) }
    let isSubject = climbed > 0 && scene.relations[up[climbed - 1]] == .nsubj
    let isSpoken = isSubject && meeting > 0 && scene.relations[own[meeting - 1]] == .ccomp
    return (min(plain, 2 * (meeting + climbed)), isSpoken)
  }

  private func chain(from token: Int) -> [Int] {
    var chain = [token]
    while let last = chain.last, scene.heads[last] >= 0, chain.count < 60 {
      chain.append(scene.heads[last])
    }
    return chain
  }
}
