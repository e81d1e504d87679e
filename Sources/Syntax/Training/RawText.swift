public import DocumentModel

/// Sentences of raw text as word numbers, for what can be learnt without gold.
public struct RawText: Sendable {
  /// Position in `hashes` of each word; `sentenceEnd` between sentences.
  private(set) var words: [Int32] = []
  /// Hash of the folded form, by word number.
  private(set) var hashes: [UInt32] = []
  /// How often each word stands with and without a capital, where a capital tells something.
  private var capitals: [Int] = []
  private var small: [Int] = []
  private var numbers: [UInt32: Int32] = [:]
  static let sentenceEnd: Int32 = -1

  public init() {}

  /// Words and ends of sentences.
  public var count: Int { words.count }

  /// Adds the sentences of a document.
  public mutating func add(_ text: TextBuffer, _ segments: Segments) {
    for sentence in segments.sentences {
      let forms = sentence.tokenIndices.map { at in
        Array(text.storage[segments.tokens[at].range.indices])
      }
      add(forms)
    }
  }

  /// Adds the sentences of a treebank.
  public mutating func add(_ sentences: [TreebankSentence]) {
    for sentence in sentences { add(sentence.forms) }
  }

  private mutating func add(_ forms: [[UInt8]]) {
    var settings = WordSettings(BeginningCount(forms))
    for bytes in forms {
      let form = WordForm(bytes.span, settings.next)
      let number = add(form.hash)
      if settings.next == .inside {
        capitals[number] += form.hasCapital ? 1 : 0
        small[number] += form.isSmall ? 1 : 0
      }
      settings.pass(form)
    }
    words.append(Self.sentenceEnd)
  }

  /// By hash of the folded form; words of which nothing is known are left out.
  var letterCases: [UInt32: LetterCase] {
    var cases: [UInt32: LetterCase] = [:]
    for number in hashes.indices {
      let found = LetterCase(capitals: capitals[number], small: small[number])
      if found != .unknown { cases[hashes[number]] = found }
    }
    return cases
  }

  private mutating func add(_ hash: UInt32) -> Int {
    let number = numbers[hash] ?? Int32(hashes.count)
    if Int(number) == hashes.count {
      numbers[hash] = number
      hashes.append(hash)
      capitals.append(0)
      small.append(0)
    }
    words.append(number)
    return Int(number)
  }
}
