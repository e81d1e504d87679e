import DocumentModel
import LexiconStore

/// Whose words a text is, as its title says: "Address by NAME", "… - speech by the President of Ukraine", "… - NAME".
/// Titles have no tokens: they are read as words and the bytes between them.
struct TitleAuthor {
  let reader: Reader
  /// The most words between the word for an address and its author ("Speech … in the Sejm of the Republic … by").
  private static let reach = 8
  /// The most words that a signature behind a dash may have.
  private static let signature = 7

  /// An author as the people list knows them, or as key words to look for among the names of the text.
  enum Author {
    case known(Int)
    case named([NameWord])
  }

  private struct Word {
    let range: Range<Int>
    let traits: SpeakerTraits
    let isCapital: Bool
  }

  /// The author whom the title names, or nil. `isAddress` where it calls the text an address, speech or letter.
  func author(year: Int?) -> (author: Author, isAddress: Bool)? {
    guard let title = reader.document.title else { return nil }
    let words = words(title.storage)
    if let at = addressed(words) {
      return author(at, words, title.storage, year).map { ($0, true) }
    }
    guard let start = signed(words, title.storage) else { return nil }
    return author(start, Array(words), title.storage, year).map { ($0, false) }
  }

  /// The first word behind "address by (the)", or nil.
  private func addressed(_ words: [Word]) -> Int? {
    guard let genre = words.lastIndex(where: { $0.traits.contains(.address) }) else { return nil }
    let agent = words[genre...].prefix(Self.reach).firstIndex { $0.traits.contains(.agent) }
    guard let agent, agent + 1 < words.count else { return nil }
    return words[agent + 1].traits.contains(.definite) ? agent + 2 : agent + 1
  }

  /// The first word behind the last dash that stands between spaces, where few words follow.
  private func signed(_ words: [Word], _ bytes: [UInt8]) -> Int? {
    let at = words.indices.dropFirst().last { number in
      let gap = words[number - 1].range.upperBound..<words[number].range.lowerBound
      return gap.count >= 3 && bytes[gap.lowerBound] == 0x20 && bytes[gap.upperBound - 1] == 0x20
        && bytes[gap].contains { $0 == UInt8(ascii: "-") || $0 == 0xE2 }
    }
    return at.flatMap { words.count - $0 <= Self.signature ? $0 : nil }
  }

  /// Who is named at or right behind `start`: an office with its country, or a name, titles before it aside.
  private func author(
    _ start: Int, _ words: [Word], _ bytes: [UInt8], _ year: Int?
  ) -> Author? {
    let run = words[min(start, words.count)...].prefix(Self.reach + 4)
    for at in run.indices where words[at].isCapital {
      if let found = named(at, words, bytes) { return found }
    }
    guard let first = run.first else { return nil }
    return holder(of: bytes[first.range.lowerBound...], year).map { .known($0) }
  }

  private func named(_ at: Int, _ words: [Word], _ bytes: [UInt8]) -> Author? {
    guard at + 1 < words.count, words[at + 1].isCapital,
      bytes[words[at].range.upperBound..<words[at + 1].range.lowerBound].elementsEqual([0x20])
    else { return nil }
    let spelling = reader.lexicon.spelling
    let pair = [at, at + 1].map { spelling.word(bytes.span.extracting(words[$0].range)) }
    if case .one(let person) = reader.lexicon.people.match(full: pair.span) {
      return .known(person)
    }
    return words[at].traits.contains(.given) && !words[at].traits.contains(.weakGiven)
      ? .named(pair) : nil
  }

  /// The one who holds in `year` the office with whose name `title` begins.
  private func holder(of title: ArraySlice<UInt8>, _ year: Int?) -> Int? {
    guard let year else { return nil }
    return reader.lexicon.people.persons.firstIndex { person in
      person.offices.contains {
        $0.isHeld(in: year) && $0.name.utf8.count > 8 && title.starts(with: $0.name.utf8)
      }
    }
  }

  private func words(_ bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var start: Int? = nil
    for at in 0...bytes.count {
      let isLetter = at < bytes.count && Self.isLetter(bytes, at)
      if isLetter {
        start = start ?? at
      } else if let first = start {
        words.append(word(bytes, first..<at))
        start = nil
      }
    }
    return words
  }

  private func word(_ bytes: [UInt8], _ range: Range<Int>) -> Word {
    let lexeme = reader.lexicons.vocabulary.lexeme(anyCase: bytes.span, range)
    return Word(
      range: range, traits: reader.lexicon.traits(lexeme),
      isCapital: bytes[range.lowerBound] &- 65 < 26 || bytes[range.lowerBound] >= 0xC3)
  }

  /// ASCII letters and digits, letters beyond ASCII (dashes and quotation marks begin with E2), a mark inside a word.
  private static func isLetter(_ bytes: [UInt8], _ at: Int) -> Bool {
    let byte = bytes[at]
    if byte | 0x20 &- 97 < 26 || byte &- 48 < 10 { return true }
    if byte >= 0x80 { return !isMark(bytes, at) }
    guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") else { return false }
    return at > 0 && at + 1 < bytes.count && (bytes[at - 1] | 0x20) &- 97 < 26
      && (bytes[at + 1] | 0x20) &- 97 < 26
  }

  /// Whether the byte belongs to a three-byte mark (U+2000 to U+2FFF).
  private static func isMark(_ bytes: [UInt8], _ at: Int) -> Bool {
    (max(0, at - 2)...at).contains { bytes[$0] == 0xE2 }
  }
}
