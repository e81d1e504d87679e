public import DocumentModel
import ICUText
public import LexiconStore

/// Who a speaker is across articles: the same key, the same row of speakers.csv. Ascii, stable: `person:olena-marchuk`.
public struct SpeakerKey: Sendable, Hashable, Comparable {
  public let id: String
  /// The name to show: the people list's, or the article's.
  public let name: String

  /// A speaker known to the people list goes by that line's name, any other by the article's name for it.
  public init(_ speaker: Speaker, in document: borrowing Document, _ lexicons: borrowing Lexicons) {
    name = Self.name(of: speaker, in: document, lexicons)
    id = "\(speaker.kind.name):\(Self.folded(name, language: document.language))"
  }

  /// The name to show.
  public static func name(
    of speaker: Speaker, in document: Document, _ lexicons: Lexicons
  ) -> String {
    speaker.entry.map { lexicons.entry($0).name } ?? document.text.string(speaker.name)
  }

  /// The name as its article gives it: in full where the article does ("Tony Blinken", "Moscow"), else the list's.
  public static func articleName(
    of speaker: Speaker, in document: Document, _ lexicons: Lexicons
  ) -> String {
    guard speaker.kind == .person, let entry = speaker.entry else {
      return document.text.string(speaker.name)
    }
    let given = document.text.storage[speaker.name.indices]
    let isFull = given.contains(UInt8(ascii: " ")) && given.allSatisfy { $0 < 0xD0 }
    return isFull ? document.text.string(speaker.name) : lexicons.entry(entry).name
  }

  public static func == (a: Self, b: Self) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
  public static func < (a: Self, b: Self) -> Bool { a.id.utf8.lexicographicallyPrecedes(b.id.utf8) }

  /// Latin letters and digits in lower case, hyphens between words; apostrophes vanish. Other scripts are transliterated
  /// by ICU, Ukrainian and Russian by the rules of the article's language. A name without letters gives `-`.
  static func folded(_ name: String, language: String?) -> String {
    var out = ""
    var pending = false
    for scalar in ICUText.foldCase(latin(name, language: language)).unicodeScalars {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        pending = pending || !out.isEmpty && scalar != "'"
        continue
      }
      if pending { out += "-" }
      pending = false
      out.unicodeScalars.append(scalar)
    }
    return out.isEmpty ? "-" : out
  }

  private static func latin(_ name: String, language: String?) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    let rules =
      switch language?.prefix(2) {
      case "uk": "uk-uk_Latn/BGN; Any-Latin; Latin-ASCII"
      case "ru": "ru-ru_Latn/BGN; Any-Latin; Latin-ASCII"
      default: "Any-Latin; Latin-ASCII"
      }
    return Transliterator.named(rules)?.transliterate(name) ?? name
  }
}
