import DocumentModel
import LexiconStore

/// What a stretch of capitalised words names.
enum NameKind: UInt8 {
  case person, body, unknown
}

/// A stretch of text that names someone or something.
struct NameMention {
  /// The name alone.
  var tokens: Range<Int>
  /// With titles and roles before it ("CIA Director John Hart").
  var whole: Range<Int>
  var kind: NameKind
  /// Its key words in `Names.words`.
  var words: Range<Int>
  /// Position in `SpeakerLexicon.bodies`, of a known country or organisation.
  var body: Int?
  var gender: Gender = .unknown
  var side: SideID = .unknown
  var role: Range<Int>?
  var isInQuote = false
  /// Position in the cast, once linked.
  var entity: Int = -1
}

/// What the first pass over the tokens says of each.
enum Piece: UInt8 {
  case none, name, body, people, role, title
}
