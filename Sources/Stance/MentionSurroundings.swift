public import DocumentModel
public import LexiconStore

/// A word, a pair of words or a lexicon line in a text, and where it stands to the mention.
public struct MentionUnit: Sendable {
  public enum Kind: Sendable {
    /// A word by its surface form.
    case word(LexemeID)
    /// Two words that stand together, or a word and the mention.
    case pair(MentionPair)
    /// A lexicon line, by its position in the lexicon's `terms`.
    case term(Int)
  }
  public let kind: Kind
  public let relations: MentionRelations
  public let range: Slice
}

/// Everything around a mention that the fitted weights look at.
public struct MentionSurroundings: Sendable {
  public internal(set) var units: [MentionUnit] = []
  /// Tokens of the text.
  public private(set) var length = 0
  public let mention: Slice
  /// What the rules find for or against the mention.
  public internal(set) var told: [Evidence] = []
  public internal(set) var role = MentionRole.plain
  /// What is known beside the words.
  public var settings: [MentionSetting] { [.role(role), .length(tokens: length)] }
  var toldSum: Millis { told.reduce(Millis.zero) { $0 + $1.weight } }

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
      let quoted = Self.quoted(tokens, segments.tokens, document.text)
      let paths = MentionPaths(scene, local, quoted)
      add(scene, paths, segments.tokens, parts)
      addPairs(scene, paths, segments.tokens, parts)
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

// MARK: Pairs

extension MentionSurroundings {
  /// By token of the sentence: whether it stands between quotation marks.
  private static func quoted(
    _ range: Range<Int>, _ tokens: [Token], _ text: TextBuffer
  ) -> [Bool] {
    let bytes = text.storage.span
    var isInside = false
    return range.map { at in
      let token = tokens[at].range
      if token.count == 1, bytes[token.lower] == UInt8(ascii: "\"") {
        isInside.toggle()
      } else if token.count == 3, bytes[token.lower] == 0xE2, bytes[token.lower + 1] == 0x80 {
        if bytes[token.lower + 2] == 0x9C { isInside = true }
        if bytes[token.lower + 2] == 0x9D { isInside = false }
      }
      return isInside
    }
  }

  private mutating func addPairs(
    _ scene: Scene, _ paths: MentionPaths, _ tokens: [Token], _ parts: [Slice]
  ) {
    /// Nil: no word. Some nil: the mention.
    func word(_ at: Int) -> LexemeID?? {
      if paths.isMention(at) { return .some(nil) }
      let token = tokens[scene.lower + at]
      guard token.kind == .word || token.kind == .handle, !token.lexeme.isNone,
        parts.contains(where: { $0.contains(token.range) })
      else { return nil }
      return token.lexeme
    }
    for at in 0..<scene.count {
      guard let own = word(at) else { continue }
      let relations =
        paths.isNear(at) ? MentionRelations([.init(.any), .init(.near)]) : .init(.any)
      if scene.heads[at] >= 0, let head = word(scene.heads[at]), own != nil || head != nil {
        let relation = own == nil || head == nil ? scene.relations[at] : .none
        add(
          MentionPair(.arc, relation, .none, own, head), relations,
          tokens[scene.lower + (own == nil ? scene.heads[at] : at)].range)
      }
      if at > 0, let last = word(at - 1), own != nil || last != nil {
        add(
          MentionPair(.row, .none, .none, last, own), relations,
          tokens[scene.lower + (own == nil ? at - 1 : at)].range)
      }
    }
    addRole(scene, paths, tokens, word)
  }

  /// What stands over and beside the mention's head.
  private mutating func addRole(
    _ scene: Scene, _ paths: MentionPaths, _ tokens: [Token], _ word: (Int) -> LexemeID??
  ) {
    guard let top = paths.top, scene.heads[top] >= 0 else { return }
    let head = scene.heads[top]
    let (own, over) = (scene.relations[top], scene.relations[head])
    add(MentionPair(.role, own, over), .init(.any), mention)
    if scene.heads[head] >= 0, let above = word(scene.heads[head]) {
      add(
        MentionPair(.above, own, over, above), .init(.any),
        tokens[scene.lower + scene.heads[head]].range)
    }
    for at in 0..<scene.count where !paths.isMention(at) && scene.heads[at] >= 0 {
      guard let other = word(at) else { continue }
      let above = scene.heads[at]
      let range = tokens[scene.lower + at].range
      if above == head {
        add(MentionPair(.beside, own, scene.relations[at], other), .init(.any), range)
      } else if scene.heads[above] == head, !paths.isMention(above) {
        add(MentionPair(.below, own, scene.relations[above], other), .init(.any), range)
      }
    }
  }

  private mutating func add(_ pair: MentionPair, _ relations: MentionRelations, _ range: Slice) {
    units.append(MentionUnit(kind: .pair(pair), relations: relations, range: range))
  }
}
