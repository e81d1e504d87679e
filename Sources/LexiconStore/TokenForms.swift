import DocumentModel

/// What Lexicons/tokens.tsv and Lexicons/abbreviations.tsv know of a written form: how it is cut.
struct TokenForms: Sendable {
  struct Facts: OptionSet, Sendable {
    let rawValue: UInt16
    /// Cut inside, at the bits of `cuts`.
    static let split = Facts(rawValue: 1)
    /// As `split`, but only behind a letter: what is left of a form cut more than once.
    static let rest = Facts(rawValue: 2)
    /// One token although it holds a mark.
    static let whole = Facts(rawValue: 4)
    static let prefix = Facts(rawValue: 8)
    static let unit = Facts(rawValue: 16)
    /// The letters behind the apostrophe of a clitic ("s", "re").
    static let clitic = Facts(rawValue: 32)
    /// The letters behind the apostrophe of a clitic that begins with n ("t").
    static let negation = Facts(rawValue: 64)
    /// The letters behind a leading apostrophe that belongs to the word ("em").
    static let headless = Facts(rawValue: 128)
    /// An abbreviation, written with its full stop.
    static let abbreviation = Facts(rawValue: 256)
    /// Only before a number.
    static let beforeNumber = Facts(rawValue: 512)
    /// Loses its stop to the sentence where that ends behind it.
    static let detachable = Facts(rawValue: 2048)
    /// Only with a capital.
    static let capital = Facts(rawValue: 1024)
  }

  private var forms = Vocabulary()
  private var facts: [Facts] = []
  private var cuts: [UInt32] = []
  /// By first letter: the lengths of forms that are split (bit n: n bytes), so that most words need no probe.
  private(set) var splitLengths = noLengths
  /// The same of abbreviations.
  private(set) var abbreviationLengths = noLengths
  static let noLengths = [UInt32](repeating: 0, count: 32)
  /// Bytes in the longest form.
  private(set) var longest = 0

  /// What is known of the form `bytes[range]`, in any case.
  func facts(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Facts {
    guard range.count <= longest else { return [] }
    let id = forms.lexeme(anyCase: bytes, range)
    return id.isNone ? [] : facts[Int(id.rawValue)]
  }

  /// How many bytes the first piece of the word `bytes[range]` has; nil where it is one token.
  @inline(__always)
  func firstCut(_ bytes: Span<UInt8>, _ range: Range<Int>, behindLetter: Bool) -> Int? {
    let lengths = splitLengths[Int(bytes[range.lowerBound] & 31)]
    guard range.count < 32, lengths >> UInt32(range.count) & 1 != 0 else { return nil }
    return probeCut(bytes, range, behindLetter)
  }

  private func probeCut(_ bytes: Span<UInt8>, _ range: Range<Int>, _ behindLetter: Bool) -> Int? {
    let id = forms.lexeme(anyCase: bytes, range)
    guard !id.isNone else { return nil }
    let wanted: Facts = behindLetter ? .rest : .split
    guard !facts[Int(id.rawValue)].isDisjoint(with: wanted) else { return nil }
    return cuts[Int(id.rawValue)].trailingZeroBitCount
  }

  mutating func add(_ form: String, _ fact: Facts, cuts mask: UInt32 = 0) {
    let id = Int(forms.intern(form).rawValue)
    if id == facts.count {
      facts.append([])
      cuts.append(0)
    }
    facts[id].insert(fact)
    longest = max(longest, form.utf8.count)
    if fact.contains(.abbreviation), form.utf8.count < 32, let first = form.utf8.first {
      abbreviationLengths[Int(first & 31)] |= 1 << UInt32(form.utf8.count)
    }
    if mask != 0, let first = form.utf8.first {
      cuts[id] = mask
      splitLengths[Int(first & 31)] |= 1 << UInt32(form.utf8.count)
    }
  }

  /// A form with its cuts written as `|`.
  mutating func addSplit(_ written: String) {
    let pieces = written.split(separator: "|")
    for first in pieces.indices.dropLast() {
      add(
        pieces[first...].joined(), first == 0 ? .split : .rest,
        cuts: 1 << UInt32(pieces[first].utf8.count))
    }
  }
}
