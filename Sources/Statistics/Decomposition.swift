/// What one voice says in one outlet about one target.
public struct VoiceCell: Sendable, Equatable, BitwiseCopyable {
  /// The same number is the same speaker. Cells of a sample ascend by it.
  public let voice: Int
  /// The speaker's side.
  public let side: Int
  /// Scores in thousandths, added up.
  public let sum: Int
  /// One or more.
  public let count: Int
  public init(voice: Int, side: Int, sum: Int, count: Int) {
    self.voice = voice
    self.side = side
    self.sum = sum
    self.count = count
  }
  var mean: Double { Double(sum) / Double(count) }
}

/// Why two outlets' means differ (Kitagawa 1955, Oaxaca 1973, Blinder 1973; the symmetric form): WHOM they quote, and WHAT
/// the same speakers are let say. Over all voices v with share p and mean m in outlets a and b
///
///     mean(a) − mean(b) = Σ (pₐ − p_b) · m̄   +   Σ p̄ · (mₐ − m_b)
///                         whom                   what
///
/// Of a voice that only one outlet quotes, the other's mean is unknown; it is taken to be the same, so that such a voice
/// adds to `whom` alone. `what` therefore rests on the voices that both quote, and `shared` says how much that is.
public struct Decomposition: Sendable, Equatable {
  /// Thousandths, as the two parts are. Law: `difference = whom + what`, but for the last bits of a double.
  public let difference: Double
  public let whom: Double
  public let what: Double
  /// The part of `whom` that the mix of sides alone makes; the rest is who speaks for each side.
  public let sides: Double
  /// Quotations of voices that both outlets quote, and all.
  public let shared: Int
  public let all: Int
  /// Voices that both quote.
  public let sharedVoices: Int

  /// Nil where an outlet has no quotation. Linear in the cells.
  public init?(_ a: [VoiceCell], _ b: [VoiceCell]) {
    let (countA, countB) = (Self.count(a), Self.count(b))
    guard countA > 0, countB > 0 else { return nil }
    var sums = Sums(Double(countA), Double(countB))
    var (atA, atB) = (0, 0)
    while atA < a.count || atB < b.count {
      let voice = min(
        atA < a.count ? a[atA].voice : .max, atB < b.count ? b[atB].voice : .max)
      let cellA = atA < a.count && a[atA].voice == voice ? a[atA] : nil
      let cellB = atB < b.count && b[atB].voice == voice ? b[atB] : nil
      sums.add(cellA, cellB)
      if cellA != nil { atA += 1 }
      if cellB != nil { atB += 1 }
    }
    difference = Self.mean(a, countA) - Self.mean(b, countB)
    whom = sums.whom
    what = sums.what
    shared = sums.shared
    sharedVoices = sums.sharedVoices
    all = countA + countB
    sides = Self.sideMix(a, b, Double(countA), Double(countB))
  }

  private static func count(_ cells: [VoiceCell]) -> Int { cells.reduce(0) { $0 + $1.count } }
  private static func mean(_ cells: [VoiceCell], _ count: Int) -> Double {
    Double(cells.reduce(0) { $0 + $1.sum }) / Double(count)
  }

  /// `whom`, were all that speak for a side one voice.
  private static func sideMix(
    _ a: [VoiceCell], _ b: [VoiceCell], _ countA: Double, _ countB: Double
  ) -> Double {
    let (sidesA, sidesB) = (bySide(a), bySide(b))
    var sums = Sums(countA, countB)
    for side in Set(sidesA.keys).union(sidesB.keys).sorted() {
      sums.add(sidesA[side], sidesB[side])
    }
    return sums.whom
  }

  private static func bySide(_ cells: [VoiceCell]) -> [Int: VoiceCell] {
    cells.reduce(into: [:]) { sides, cell in
      let before = sides[cell.side]
      sides[cell.side] = VoiceCell(
        voice: cell.side, side: cell.side, sum: (before?.sum ?? 0) + cell.sum,
        count: (before?.count ?? 0) + cell.count)
    }
  }

  private struct Sums {
    private let countA: Double
    private let countB: Double
    var whom = 0.0
    var what = 0.0
    var shared = 0
    var sharedVoices = 0

    init(_ countA: Double, _ countB: Double) {
      self.countA = countA
      self.countB = countB
    }

    mutating func add(_ a: VoiceCell?, _ b: VoiceCell?) {
      let shareA = Double(a?.count ?? 0) / countA
      let shareB = Double(b?.count ?? 0) / countB
      guard let a, let b else {
        whom += (shareA - shareB) * ((a ?? b)?.mean ?? 0)
        return
      }
      whom += (shareA - shareB) * (a.mean + b.mean) / 2
      what += (shareA + shareB) / 2 * (a.mean - b.mean)
      shared += a.count + b.count
      sharedVoices += 1
    }
  }
}
