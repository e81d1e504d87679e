public import DocumentModel
public import LexiconStore

/// A word of a quotation and where it stands to the mentions of a side and its opponent (`AttitudeColumn` bits, without
/// the presence, which is the same for all words of a quotation).
public struct AttitudeUnit: Sendable {
  public let word: AttitudeWord
  public let columns: UInt32
  public let range: Slice
}

/// What is noted of a quotation while its sentences are read, for the fitted attitude.
struct AttitudeNotes {
  /// Whom a token stands for.
  private enum Mark {
    case nobody
    case side(SideID)
    case both
  }

  private let lexicons: Lexicons
  private let targets: [SideID]
  private let opponents: [SideID?]
  /// By target.
  private(set) var units: [[AttitudeUnit]]
  /// Tokens of what was said.
  private(set) var length = 0
  private var inside = SideSet()
  private var beside = SideSet()
  private(set) var firstParty: SideID?
  /// Whether "we", and which third persons, stand in what was said.
  private(set) var saysWe = false
  private(set) var pronouns: Set<AttitudePronoun> = []
  private var lastSentence = -1
  private var marks: [Mark] = []
  /// The mentions of a target and its opponent in the sentence being noted.
  private var mentions: [(at: Int, isOwn: Bool)] = []
  private var negated: [Bool] = []

  init(_ lexicons: Lexicons) {
    self.lexicons = lexicons
    targets = lexicons.targets
    opponents = targets.map { lexicons.opponent(of: $0) }
    units = targets.map { _ in [] }
  }

  mutating func begin() {
    for at in units.indices { units[at].removeAll(keepingCapacity: true) }
    length = 0
    inside.removeAll()
    beside.removeAll()
    firstParty = nil
    saysWe = false
    pronouns.removeAll(keepingCapacity: true)
    lastSentence = -1
  }

  func anchor(_ place: Int) -> Slice? {
    let said = units[place].lazy.filter { $0.columns != AttitudeColumn.around.bit }
    return (said.first { $0.word == .own } ?? said.first)?.range
  }

  /// Whether what was said names the side.
  func names(_ side: SideID) -> Bool { inside.contains(side) }

  func presence(of target: SideID, _ opponent: SideID?) -> AttitudeColumn {
    func place(_ side: SideID?) -> AttitudePresence {
      guard let side else { return .no }
      return inside.contains(side) ? .in : beside.contains(side) ? .by : .no
    }
    return AttitudePresence.column(place(target), place(opponent))
  }

  /// Notes a sentence, once.
  mutating func add(_ sentence: Int, _ reading: Reading) {
    guard sentence != lastSentence else { return }
    lastSentence = sentence
    mark(reading)
    for place in targets.indices { add(toward: place, reading) }
  }

  private mutating func mark(_ reading: Reading) {
    let scene = reading.scene
    marks.removeAll(keepingCapacity: true)
    negated.removeAll(keepingCapacity: true)
    negated.append(contentsOf: repeatElement(false, count: scene.count))
    for at in 0..<scene.count {
      let mark = Self.mark(at, reading)
      marks.append(mark)
      if scene.shifter(at)?.kind == .negator, scene.heads[at] >= 0 {
        negated[scene.heads[at]] = true
      }
      let isInside = reading.isInside(at)
      if isInside {
        length += 1
        point(scene.deixis(at))
      }
      switch mark {
      case .nobody: continue
      case .side(let side):
        if isInside { inside.insert(side) } else { beside.insert(side) }
        if isInside, firstParty == nil, reading.isParty(side) { firstParty = side }
      case .both: if isInside { for target in targets { inside.insert(target) } }
      }
    }
  }

  private mutating func point(_ kind: DeixisClass?) {
    switch kind {
    case .own: saysWe = true
    case .person: pronouns.insert(.person)
    case .thing: pronouns.insert(.thing)
    case .several: pronouns.insert(.several)
    default: break
    }
  }

  private static func mark(_ token: Int, _ reading: Reading) -> Mark {
    let scene = reading.scene
    if scene.name(token) != nil || scene.firstChild(token) >= 0 {
      let referents = reading.referents(token)
      if referents.isSymmetric { return .both }
      if let first = referents.first?.side {
        guard let second = referents.second?.side, second != first else { return .side(first) }
        return reading.isParty(first) && reading.isParty(second) ? .both : .side(first)
      }
    }
    return scene.target(token).map { .side($0.side) } ?? .nobody
  }

  private mutating func add(toward place: Int, _ reading: Reading) {
    let scene = reading.scene
    mentions.removeAll(keepingCapacity: true)
    for at in marks.indices {
      guard case .side(let side) = marks[at] else { continue }
      if side == targets[place] { mentions.append((at, true)) }
      if side == opponents[place] { mentions.append((at, false)) }
    }
    for at in 0..<scene.count {
      let token = reading.segments.tokens[scene.lower + at]
      guard token.kind == .word, Self.tells(scene.tags[at]),
        let word = word(at, token, toward: place)
      else { continue }
      var isForm = false
      if case .form = word { isForm = true }
      let isSaid = reading.isInside(at)
      guard isSaid || isForm else { continue }
      var columns = (isSaid ? AttitudeColumn.any : .around).bit
      if isSaid {
        if negated[at] { columns |= AttitudeColumn.negated.bit }
        for mention in mentions where isForm {
          columns |= Self.nearness(at, mention.at, mention.isOwn)
        }
      }
      units[place].append(AttitudeUnit(word: word, columns: columns, range: token.range))
    }
  }

  /// Articles, prepositions, conjunctions, particles tell no attitude; auxiliaries, the modal ones among them, may.
  private static func tells(_ tag: UPOS) -> Bool {
    switch tag {
    case .det, .adp, .cconj, .sconj, .part, .punct, .sym, .num: false
    default: true
    }
  }

  private func word(_ at: Int, _ token: Token, toward place: Int) -> AttitudeWord? {
    switch marks[at] {
    case .both: .both
    case .side(targets[place]): .own
    case .side(let side):
      side == opponents[place] ? .opponent : .bystander
    case .nobody: token.lexeme.isNone ? nil : .form(token.lexeme)
    }
  }

  private static func nearness(_ at: Int, _ mention: Int, _ isOwn: Bool) -> UInt32 {
    let distance = abs(at - mention)
    guard distance <= 8 else { return 0 }
    let first = isOwn ? AttitudeColumn.near : .nearOpponent
    let side = at < mention ? 1 : 2
    return first.bit | first.bit << UInt32(side)
      | (distance <= 2 ? first.bit << UInt32(side + 2) : 0)
  }
}
