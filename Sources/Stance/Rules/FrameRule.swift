import DocumentModel
import LexiconStore

/// Wording that only one side uses carries its stance wherever it stands; distance ("so-called") turns it round.
enum FrameRule {
  static let id = RuleID.stanceFrame

  static func apply(_ hit: Hit, _ term: FrameTerm, in reading: inout Reading) {
    guard !term.toward.isEmpty, reading.mode == .quotation else { return }
    let scope = reading.scope(of: hit.head, .wording, sign: 1)
    let isLabelled = scope.factor > 0 && reading.isLabelled(hit)
    let factor = reading.usage(
      term, isLabelled ? -scope.factor * reading.weight(.distance) / 1000 : scope.factor)
    for (side, weight) in term.toward {
      reading.emit(
        id, hit, toward: Referent(side: side, share: 1000, mention: nil),
        value: Int(weight.rawValue),
        factors: reading.weight(.frame), reading.weight(.classFrame), factor)
    }
  }
}

/// Loaded words about whatever they are predicated of or owned by ("X is a terrorist state", "X's puppet").
enum FrameReferentRule {
  static let id = RuleID.stanceFrameReferent

  static func apply(_ hit: Hit, _ term: FrameTerm, in reading: inout Reading) {
    guard term.referent != .zero, !reading.isResolvedPartner(hit.head) else { return }
    let value = Int(term.referent.rawValue)
    let scope = reading.scope(of: hit.head, .judged, sign: value.signum())
    reading.loadedBearers(hit.head).visit { referent in
      reading.emit(
        id, hit, toward: referent, value: value,
        factors: reading.weight(.referent), reading.weight(.classFrame), scope.factor)
    }
  }
}

extension Reading {
  /// Whether words of distance stand right before the wording ("what X calls a …").
  fileprivate func isLabelled(_ hit: Hit) -> Bool {
    var at = hit.first - 1
    while at >= 0, [.det, .adj, .punct].contains(scene.tags[at]), scene.charges[at] == nil {
      at -= 1
    }
    return at >= 0 && scene.shifter(at)?.kind == .distance && scene.charges[at]?.length ?? 0 > 2
  }

  /// Distance does not turn what the speaker's own side coined; the foe's wording is taken up to answer it.
  fileprivate func usage(_ term: FrameTerm, _ factor: Int) -> Int {
    guard let user = term.user else { return factor }
    if user == speakerSide { return abs(factor) }
    return isFoe(user) && factor > 0 ? factor * weight(.foreignWording) / 1000 : factor
  }

  /// "Our allies" of a speaker whose ally is meant: a name for that side, not praise of it.
  fileprivate func isResolvedPartner(_ token: Int) -> Bool {
    scene.deixis(token) == .partner && (hasCase(token) || !referents(token).isEmpty)
  }

  /// Who is called so: what the word modifies, its subject, or its own owner.
  func loadedBearers(_ token: Int) -> Referents {
    let relation = scene.relations[token]
    if relation == .amod || relation == .compound || relation == .appos, scene.heads[token] >= 0 {
      return bearers(of: scene.heads[token])
    }
    return bearers(of: token)
  }
}
