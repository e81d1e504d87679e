public import DocumentModel
public import LexiconStore

/// A word or a lexicon line in a text, and where it stands to the mention.
public struct MentionUnit: Sendable {
  public enum Kind: Sendable {
    /// A word by its surface form.
    case word(LexemeID)
    /// A lexicon line, by its position in the lexicon's `terms`.
    case term(Int)
  }
  public let kind: Kind
  public let relations: MentionRelations
  public let range: Slice
}

/// Everything around a mention that the fitted weights look at.
public struct MentionSurroundings: Sendable {
  public private(set) var units: [MentionUnit] = []
  /// Tokens of the text.
  public private(set) var length = 0
  public let mention: Slice

  /// The parts of a text with the mention at `mention`. Words of other sentences stand in no relation but `any`.
  public init(
    _ parts: [Slice], mention: Slice, _ lexicons: Lexicons, _ document: Document,
    _ segments: Segments, _ syntax: Syntax
  ) {
    self.mention = mention
    let named = segments.tokens(in: mention)
    var scene = Scene()
    for sentence in segments.sentences
    where parts.contains(where: { sentence.range.overlaps($0) }) {
      let tokens = sentence.tokenIndices
      scene.scan(tokens, document.text, segments, syntax, lexicons.stance)
      scene.connect(segments, syntax, lexicons.stance)
      let inside = named.clamped(to: tokens)
      let local =
        inside.isEmpty
        ? nil : inside.lowerBound - tokens.lowerBound..<inside.upperBound - tokens.lowerBound
      add(scene, MentionPaths(scene, local), segments.tokens, parts)
    }
  }

  private mutating func add(
    _ scene: Scene, _ paths: MentionPaths, _ tokens: [Token], _ parts: [Slice]
  ) {
    for at in 0..<scene.count {
      let token = tokens[scene.lower + at]
      guard parts.contains(where: { $0.contains(token.range) }) else { continue }
      length += 1
      if paths.isMention(at) { continue }
      guard token.kind == .word || token.kind == .handle, !token.lexeme.isNone else { continue }
      units.append(
        MentionUnit(
          kind: .word(token.lexeme), relations: paths.relations(at, scene), range: token.range))
    }
    for hit in scene.charges.hits where !hit.span.contains(where: { paths.isMention($0) }) {
      let range = tokens[scene.lower + hit.first].range
        .union(tokens[scene.lower + hit.first + hit.length - 1].range)
      guard parts.contains(where: { $0.contains(range) }) else { continue }
      units.append(
        MentionUnit(
          kind: .term(hit.term), relations: paths.relations(hit.head, scene), range: range))
    }
  }
}

/// The way from any token of a sentence to the mention in it.
struct MentionPaths {
  private let mention: Range<Int>?
  /// From the mention's head to the root.
  private var up: [Int] = []

  init(_ scene: Scene, _ mention: Range<Int>?) {
    self.mention = mention
    guard let mention else { return }
    let top = mention.first { scene.heads[$0] < 0 || !mention.contains(scene.heads[$0]) }
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
    guard let mention else { return all }
    let isBefore = token < mention.lowerBound
    let distance = isBefore ? mention.lowerBound - token : token - mention.upperBound + 1
    if isBefore { all.insert(MentionRelations(.before)) }
    if distance <= 3 { all.insert(MentionRelations(isBefore ? .closeBefore : .closeAfter)) }
    if distance <= 8 { all.insert(MentionRelations(.near)) }
    if let path = pathRelation(token, scene) { all.insert(MentionRelations(path)) }
    return all
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

/// Scores a mention by the fitted weights: the sum of what each word and each lexicon line around it adds.
struct FittedReader {
  let lexicons: Lexicons
  let fitted: FittedStance

  /// Evidence for or against the mention, and evidence of whether the text judges it at all.
  func read(
    _ surroundings: MentionSurroundings
  ) -> (direction: [Evidence], opinion: [Evidence]) {
    var direction: [Evidence] = []
    var opinion: [Evidence] = []
    direction.reserveCapacity(surroundings.units.count + 1)
    opinion.reserveCapacity(surroundings.units.count + 1)
    let root = Self.root(of: surroundings.length)
    func add(_ sum: (direction: Int, opinion: Int), _ share: Int, _ entry: EntryID, _ range: Slice)
    {
      for (value, isDirection) in [(sum.direction, true), (sum.opinion, false)] {
        let weight = value * share / 1000
        guard weight != 0 else { continue }
        let piece = Evidence(
          quote: Index<Quote>(0), target: nil,
          rule: isDirection ? .stanceFitted : .stanceFittedOpinion, weight: Millis(weight),
          entry: entry, range: range, targetRange: surroundings.mention)
        if isDirection { direction.append(piece) } else { opinion.append(piece) }
      }
    }
    if let bias = fitted.bias {
      add(bias.sum(MentionRelations(.any)), 1000, bias.entry, surroundings.mention)
    }
    for unit in surroundings.units {
      switch unit.kind {
      case .word(let lexeme):
        guard let row = fitted.row(of: lexeme) else { continue }
        add(row.sum(unit.relations), 1_000_000 / root, row.entry, unit.range)
      case .term(let term):
        let entry = lexicons.stance.terms[term].entry
        var sum = (direction: 0, opinion: 0)
        fitted.visit(classesOf: term) { row, amount in
          let own = row.sum(unit.relations)
          sum.direction += own.direction * amount / 1000
          sum.opinion += own.opinion * amount / 1000
        }
        add(sum, 1000, entry, unit.range)
      }
    }
    return (direction, opinion)
  }

  /// The square root of the number of words, in thousandths: a word counts less in a long text.
  static func root(of length: Int) -> Int {
    max(1000, Int((Double(max(1, length)) * 1_000_000).squareRoot()))
  }
}
