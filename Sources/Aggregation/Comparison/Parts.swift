/// The walks over a corpus that do not need each other's results.
struct Parts: Sendable {
  private enum Part: Sendable {
    case statements(StatementList)
    case outlets([OutletProfile])
    case groups([GroupInOutlet])
    case days([OutletTotals])
    case weeks([WeekPoint])
    case voices([VoiceInOutlet])
  }

  /// The longest begin first.
  private static let makers: [@Sendable (Corpus, CorpusReading) -> Part] = [
    { .statements($1.statements($0)) }, { .outlets($1.profiles($0)) }, { .groups($1.groups($0)) },
    { .days($1.days($0)) }, { .weeks($1.weeks($0)) }, { .voices($1.voicesByOutlet($0)) },
  ]

  private(set) var statements: StatementList?
  private(set) var outlets: [OutletProfile] = []
  private(set) var groups: [GroupInOutlet] = []
  private(set) var days: [OutletTotals] = []
  private(set) var weeks: [WeekPoint] = []
  private(set) var voices: [VoiceInOutlet] = []

  init(of corpus: Corpus, _ reading: CorpusReading, by hands: Hands) {
    for part in hands.map(Self.makers.count, { Self.makers[$0](corpus, reading) }) {
      switch part {
      case .statements(let made): statements = made
      case .outlets(let made): outlets = made
      case .groups(let made): groups = made
      case .days(let made): days = made
      case .weeks(let made): weeks = made
      case .voices(let made): voices = made
      }
    }
  }
}
