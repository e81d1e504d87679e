import DocumentModel
import LexiconStore

/// The carrier of a marked fragment: the reported clause around it, whose words are the speaker's too, as the reporter
/// renders them ("X said the talks with Y had been “suspended”").
extension Reading {
  /// Words that count as the speaker's: those inside the marks, and those of the carrier.
  func isHeard(_ token: Int) -> Bool { isInside(token) || carrier.contains(token) }

  /// Finds the carrier clause of the fragment in this sentence; none for direct and indirect speech.
  mutating func findCarrier() {
    carrier.removeAll(keepingCapacity: true)
    guard isFragment, scene.hasArcs, let top = carrierTop() else { return }
    for token in 0..<scene.count
    where !isInside(token) && !isElsewhere(token) && descends(token, from: top) {
      carrier.append(token)
    }
  }

  /// Whether another quotation's marks hold the token.
  private func isElsewhere(_ token: Int) -> Bool {
    let range = segments.tokens[scene.lower + token].range
    return otherParts.contains { $0.contains(range) }
  }

  /// The clause under the cue that holds the fragment, or the clause that the fragment completes where there is no cue.
  private func carrierTop() -> Int? {
    guard let cue = localCeiling,
      let inside = (0..<scene.count).first(where: { isInside($0) && scene.tags[$0] != .punct })
    else { return nil }
    var at = inside
    for _ in 0..<24 {
      let head = scene.heads[at]
      guard head >= 0 else { return nil }
      if head == cue { return isComplement(at) ? at : nil }
      at = head
    }
    return nil
  }

  private func isComplement(_ token: Int) -> Bool {
    [.ccomp, .xcomp, .advcl, .acl, .parataxis, .obl, .obj].contains(scene.relations[token])
  }

  private func descends(_ token: Int, from top: Int) -> Bool {
    var at = token
    for _ in 0..<24 {
      if at == top { return true }
      guard scene.heads[at] >= 0 else { return false }
      at = scene.heads[at]
    }
    return false
  }
}
