public import DocumentModel
import ICUText

/// Raw article to document: UTF-8, repaired, in normalisation form C, one kind of space and one kind of line end, no
/// invisible characters, no links run into a sentence. Quotation marks and dashes stay as they are. Nothing is lost: `Document.offsets` leads every
/// byte back to the bytes as given, and every repair is a finding.
public struct Normaliser: Sendable {
  public init() {}

  /// The document of an article. An article that needs nothing shares its bytes with the document.
  public func document(from article: RawArticle, findings: inout [Finding]) -> Document {
    var repairs = Repairs()
    let title = article.title.map {
      TextBuffer(validated: normalised(Array($0.utf8), charset: nil, repairs: &repairs).bytes)
    }
    let text = normalised(article.text, charset: article.charset, repairs: &repairs)
    let buffer = TextBuffer(validated: text.bytes)
    findings += repairs.findings
    if isBlank(buffer) { findings.append(Finding(.emptyText, at: nil)) }
    return Document(
      id: article.id, outlet: article.outlet, published: article.published, url: article.url,
      language: article.language, title: title, text: buffer, offsets: text.map)
  }

  /// The steps, each only where the survey asks for it. What a step changed is surveyed again.
  private func normalised(
    _ source: [UInt8], charset: String?, repairs: inout Repairs
  ) -> (bytes: [UInt8], map: OffsetMap) {
    var text = Stepwise(bytes: source)
    var survey = Survey(source.span)
    if survey.contains(.illFormed) {
      text.take(CharsetChoice.decoded(source, declared: charset, repairs: &repairs))
      survey = Survey(text.bytes.span)
    }
    // Text may have been misread more than once.
    for _ in 0..<3 where survey.contains(.mojibake) {
      guard text.take(Mojibake.repaired(text.bytes, repairs: &repairs)) else { break }
      survey = Survey(text.bytes.span)
    }
    if survey.contains(.litter) { text.take(Cleaning.clean(text.bytes, repairs: &repairs)) }
    text.take(LinkLitter.cleaned(text.bytes, repairs: &repairs))
    text.take(CaptionLitter.cleaned(text.bytes, repairs: &repairs))
    if survey.contains(.composition), !ICUText.isNFC(text.bytes.span) {
      let composed = ICUText.nfc(text.bytes.span)
      text.take((composed.bytes, composed.edits))
    }
    return (text.bytes, text.map)
  }

  private func isBlank(_ text: TextBuffer) -> Bool {
    text.storage.allSatisfy { $0 == 0x20 || $0 == 0x0A }
  }
}

/// A text on its way through the steps.
private struct Stepwise {
  var bytes: [UInt8]
  var map = OffsetMap()

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Takes a step's result, if it has one, and says whether it had.
  @discardableResult
  mutating func take(_ step: (bytes: [UInt8], map: OffsetMap)?) -> Bool {
    guard let step else { return false }
    bytes = step.bytes
    map = step.map.composed(after: map)
    return true
  }
}

/// What was repaired, counted, in title and text together.
struct Repairs {
  var illFormed = 0
  var mojibake = 0
  var controls = 0
  var links = 0
  var guessedCharset = false

  var findings: [Finding] {
    let counted: [(FindingCode, Int)] = [
      (.guessedCharset, guessedCharset ? 1 : 0), (.invalidUTF8, illFormed),
      (.mojibake, mojibake), (.controlCharacters, controls), (.linkLitter, links),
    ]
    return counted.filter { $0.1 > 0 }.map { Finding($0.0, at: nil, count: $0.1) }
  }
}
