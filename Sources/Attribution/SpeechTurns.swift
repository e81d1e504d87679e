import DocumentModel
import LexiconStore

/// Who has the word in a transcript: names with a colon that open a sentence ("President of Norland Marta Orlyk: Good
/// afternoon"), in paragraphs of their own or run together.
struct SpeechTurns {
  private var starts: [Int] = []
  private var entities: [Int] = []
  /// The fewest turns of a transcript, unless one long paragraph stands behind a single name.
  private static let least = 3
  /// The fewest tokens of the speech behind a single name.
  private static let long = 100
  /// The most words of a name with its office.
  private static let label = 14

  init(reader: Reader, cast: Cast, isQuoted: [Bool]) {
    for mention in cast.mentions where mention.entity >= 0 && mention.kind != .body {
      let colon = mention.tokens.upperBound
      guard colon + 1 < reader.tokens.count, reader.mark(colon) == UInt8(ascii: ":"),
        !isQuoted[colon], reader.isCapital(colon + 1), !isQuoted[colon + 1],
        cast.entities[mention.entity].kind != .body, Self.opens(mention, reader)
      else { continue }
      starts.append(colon)
      entities.append(mention.entity)
    }
    guard isTranscript(reader) else {
      starts = []
      entities = []
      return
    }
    addUnnamed(reader, isQuoted)
  }

  /// "Question: …": a turn of someone unnamed ends the one before it.
  private mutating func addUnnamed(_ reader: Reader, _ isQuoted: [Bool]) {
    var turns = Array(zip(starts, entities))
    for sentence in reader.segments.sentences {
      let colon = sentence.tokenIndices.lowerBound + 1
      guard sentence.tokenIndices.count > 2, reader.mark(colon) == UInt8(ascii: ":"),
        reader.isCapital(colon - 1), !isQuoted[colon], reader.isCapital(colon + 1),
        !starts.contains(colon)
      else { continue }
      turns.append((colon, -1))
    }
    turns.sort { $0.0 < $1.0 }
    starts = turns.map(\.0)
    entities = turns.map(\.1)
  }

  private func isTranscript(_ reader: Reader) -> Bool {
    guard let first = starts.first else { return false }
    if starts.count >= Self.least { return Set(entities).count < entities.count }
    let number = reader.paragraphNumber(of: reader.token(first).range.lower)
    let end = reader.segments.paragraphs[number].range.upper
    return reader.segments.firstToken(endingAfter: end) - first > Self.long
  }

  /// Whether nothing but the name's office stands before it in its sentence.
  private static func opens(_ mention: NameMention, _ reader: Reader) -> Bool {
    let start = reader.sentence(of: mention.tokens.lowerBound).lowerBound
    return mention.tokens.lowerBound - start < label
      && !(start..<mention.tokens.lowerBound).contains {
        reader.isVerbal($0) || reader.isComma($0)
      }
  }

  /// Whether the text is a transcript and has come to its first turn at `token`.
  func hasBegun(at token: Int) -> Bool { starts.first.map { $0 < token } ?? false }

  /// Who speaks at `token`, outside quotations; nil for someone unnamed.
  func speaker(at token: Int) -> Int? {
    let before = partition(starts.count) { starts[$0] < token }
    return before == 0 || entities[before - 1] < 0 ? nil : entities[before - 1]
  }
}
