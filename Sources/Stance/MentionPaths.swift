import DocumentModel
import LexiconStore

/// The way from any token of a sentence to the mention in it.
struct MentionPaths {
  private let mention: Range<Int>?
  /// By token: between quotation marks.
  private let quoted: [Bool]
  /// The mention's head among its own tokens.
  private(set) var top: Int?
  /// From the mention's head to the root.
  private var up: [Int] = []

  init(_ scene: Scene, _ mention: Range<Int>?, _ quoted: [Bool]) {
    self.mention = mention
    self.quoted = quoted
    guard let mention else { return }
    top = mention.first { scene.heads[$0] < 0 || !mention.contains(scene.heads[$0]) }
    up = Self.chain(from: top ?? mention.lowerBound, scene)
  }

  func isMention(_ token: Int) -> Bool { mention?.contains(token) ?? false }

  private static func chain(from token: Int, _ scene: Scene) -> [Int] {
    var chain = [token]
    while let last = chain.last, scene.heads[last] >= 0, chain.count < 60 {
      chain.append(scene.heads[last])
    }
    return chain
  }

  func relations(_ token: Int, _ scene: Scene) -> MentionRelations {
    var all = MentionRelations(.any)
    if isNegated(token, scene) { all.insert(MentionRelations(.negated)) }
    if quoted[token] { all.insert(MentionRelations(.quoted)) }
    guard let mention else {
      all.insert(MentionRelations(.elsewhere))
      return all
    }
    if quoted[token], quoted[mention.lowerBound] { all.insert(MentionRelations(.quotedTogether)) }
    addDistance(token, mention, &all)
    if let path = pathRelation(token, scene) { all.insert(MentionRelations(path)) }
    return all
  }

  private func addDistance(_ token: Int, _ mention: Range<Int>, _ all: inout MentionRelations) {
    let isBefore = token < mention.lowerBound
    let distance = Self.distance(token, mention)
    if isBefore { all.insert(MentionRelations(.before)) }
    if distance <= 1 { all.insert(MentionRelations(isBefore ? .nextBefore : .nextAfter)) }
    if distance <= 3 { all.insert(MentionRelations(isBefore ? .closeBefore : .closeAfter)) }
    if distance <= 5 { all.insert(MentionRelations(.withinFive)) }
    if distance <= 8 { all.insert(MentionRelations(.near)) }
    if distance <= 8, isBefore { all.insert(MentionRelations(.nearBefore)) }
    if distance <= 15 { all.insert(MentionRelations(.withinFifteen)) }
  }

  private static func distance(_ token: Int, _ mention: Range<Int>) -> Int {
    token < mention.lowerBound ? mention.lowerBound - token : token - mention.upperBound + 1
  }

  /// At most eight tokens from the mention, or of it.
  func isNear(_ token: Int) -> Bool {
    guard let mention else { return false }
    return mention.contains(token) || Self.distance(token, mention) <= 8
  }

  /// A negator hangs on it or stands within three tokens before it.
  private func isNegated(_ token: Int, _ scene: Scene) -> Bool {
    for at in max(0, token - 3)..<token where scene.shifter(at)?.kind == .negator { return true }
    var child = scene.firstChild(token)
    while child >= 0 {
      if scene.shifter(child)?.kind == .negator { return true }
      child = scene.sibling(child)
    }
    return false
  }

  private func pathRelation(_ token: Int, _ scene: Scene) -> MentionRelation? {
    var down = 0
    var at = token
    while !up.contains(at) {
      guard scene.heads[at] >= 0, down < 4 else { return nil }
      at = scene.heads[at]
      down += 1
    }
    guard let climbed = up.firstIndex(of: at) else { return nil }
    if climbed == 0 { return .dependent }
    let role = Self.role(scene.relations[up[climbed - 1]])
    if down == 0 {
      guard climbed <= 2 else { return nil }
      return Self.governing[role]
    }
    guard climbed + down <= 3 else { return nil }
    return Self.beside[role]
  }

  private static let governing: [MentionRelation] = [
    .governsSubject, .governsObject, .governsOther,
  ]
  private static let beside: [MentionRelation] = [.besideSubject, .besideObject, .besideOther]

  /// 0: the mention's branch is a subject; 1: an object; 2: something else.
  private static func role(_ relation: Relation) -> Int {
    switch relation {
    case .nsubj, .csubj: 0
    case .obj, .iobj, .obl, .oblAgent, .nsubjPass: 1
    default: 2
    }
  }
}
