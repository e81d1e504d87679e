import MappedBytes
import Statistics

/// What every voice says on each target in each outlet, quotation by quotation, in a column: sums by voice and group of
/// articles would be in memory twenty times over for every outlet.
struct VoiceLog {
  /// One quotation's score on one target.
  private struct Entry: Sendable, BitwiseCopyable {
    let voice: UInt32
    /// Which sample: outlet and target.
    let sample: Int32
    let score: Int16
    let side: UInt8
    /// The article's group where articles go to groups in turn, and where they go by their places in the corpus.
    let turn: UInt8
    let placed: UInt8

    /// By sample, group and voice.
    func key(_ group: UInt8) -> UInt64 {
      UInt64(UInt32(bitPattern: sample)) << 40 | UInt64(group) << 32 | UInt64(voice)
    }
  }

  private let entries: Column<Entry>
  /// Articles of each sample so far.
  private var articles: [Int] = []
  private let scratch: String?

  init(in scratch: String?) {
    self.scratch = scratch
    entries = Column(in: scratch)
  }

  /// A new sample; they are numbered from 0.
  mutating func begin() -> Int {
    articles.append(0)
    return articles.count - 1
  }

  /// The quotations of the next article of a sample, one cell each.
  mutating func add(_ cells: [VoiceCell], at position: Int, to sample: Int) {
    let groups = VoiceSample.mostGroups
    let (turn, placed) = (UInt8(articles[sample] % groups), UInt8(position % groups))
    articles[sample] += 1
    for cell in cells {
      entries.append(
        Entry(
          voice: UInt32(clamping: cell.voice), sample: Int32(sample),
          score: Int16(clamping: cell.sum), side: UInt8(cell.side), turn: turn, placed: placed))
      entries.breathe(entries.count)
    }
  }

  /// All samples, grouped in turn.
  func inTurn() -> [VoiceSample] {
    samples(\.turn) { min(VoiceSample.mostGroups, articles[$0]) }
  }

  /// All samples, grouped by places. Groups stay, empty or not: those of several outlets belong together.
  func placed() -> [VoiceSample] { samples(\.placed) { _ in VoiceSample.mostGroups } }

  private func samples(
    _ group: (Entry) -> UInt8, _ count: (_ sample: Int) -> Int
  ) -> [VoiceSample] {
    entries.sort(bytes: 8) { $0.key(group($0)) }
    let cells = Column<VoiceCell>(in: scratch)
    // Where the cells of each group of each sample begin.
    var starts: [Int] = []
    func begin(_ sample: Int, _ group: Int) {
      let wanted = sample * VoiceSample.mostGroups + group
      while starts.count <= wanted { starts.append(cells.count) }
    }
    var first = 0
    while first < entries.count {
      let entry = entries[first]
      let key = entry.key(group(entry))
      var (sum, end) = (0, first)
      while end < entries.count, entries[end].key(group(entries[end])) == key {
        sum += Int(entries[end].score)
        entries.breathe(end)
        end += 1
      }
      begin(Int(entry.sample), Int(group(entry)))
      cells.append(
        VoiceCell(voice: Int(entry.voice), side: Int(entry.side), sum: sum, count: end - first))
      cells.breathe(cells.count)
      first = end
    }
    begin(articles.count, 0)
    entries.release()
    cells.release()
    return articles.indices.map { sample in
      let bounds = Array(
        starts[(sample * VoiceSample.mostGroups)...((sample + 1) * VoiceSample.mostGroups)])
      return VoiceSample(groups: count(sample)) { group in
        defer { cells.release() }
        return (bounds[group]..<bounds[group + 1]).map { cells[$0] }
      }
    }
  }
}
