public import DocumentModel
public import Syntax

/// A document of a treebank as running text, as the CoNLL shared tasks rebuild it: sentences as `# text =` writes them,
/// a space between them unless the last word says SpaceAfter=No, a blank line where a paragraph begins (`# newpar`).
public struct TreebankText: Sendable {
  public let text: TextBuffer
  /// Behind the last byte of each sentence.
  public let ends: Set<Int>
  /// The bytes of each syntactic word. Words of a multi-word token that do not spell it stand together as one.
  public let words: [TextRange<Original>]

  /// The documents of a treebank (`# newdoc`). A sentence without `# text =` is spelt from its words.
  public static func all(of treebank: CoNLLU) -> [TreebankText] {
    var builder = Builder()
    for sentence in treebank.sentences { builder.add(Source(sentence)) }
    builder.finishDocument()
    return builder.documents
  }

  /// One sentence, read.
  private struct Source {
    var beginsDocument = false
    var beginsParagraph = false
    var text: [UInt8] = []
    /// Words as they are written, in order.
    var forms: [[UInt8]] = []
    var isGlued = false

    init(_ sentence: CoNLLU.Sentence) {
      var spelt: [UInt8] = []
      var multi: (form: [UInt8], last: Int, parts: [[UInt8]])?
      for line in sentence.lines {
        switch line {
        case .other(let line) where line.hasPrefix("#"): takeComment(line)
        case .other(let line): multi = takeRange(line, &spelt) ?? multi
        case .word(let fields):
          let form = Array(fields[CoNLLU.Field.form.rawValue].utf8)
          guard multi != nil else {
            forms.append(form)
            spell(form, fields, &spelt)
            continue
          }
          multi?.parts.append(form)
          if let whole = multi, Int(fields[0]) == whole.last {
            forms += whole.parts.flatMap { $0 } == whole.form ? whole.parts : [whole.form]
            multi = nil
          }
        }
      }
      if text.isEmpty { text = spelt }
    }

    private mutating func takeComment(_ line: String) {
      if line.hasPrefix("# newdoc") { beginsDocument = true }
      if line.hasPrefix("# newpar"), !line.hasPrefix("# newpar_block") { beginsParagraph = true }
      if line.hasPrefix("# text = ") { text = Array(line.dropFirst("# text = ".count).utf8) }
    }

    /// A multi-word token's line, or nil for other lines (an empty node).
    private mutating func takeRange(
      _ line: String, _ spelt: inout [UInt8]
    ) -> (form: [UInt8], last: Int, parts: [[UInt8]])? {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let ends = fields[0].split(separator: "-")
      guard ends.count == 2, let last = Int(ends[1]) else { return nil }
      let form = Array(fields[CoNLLU.Field.form.rawValue].utf8)
      spell(form, fields, &spelt)
      return (form, last, [])
    }

    private mutating func spell(_ form: [UInt8], _ fields: [String], _ spelt: inout [UInt8]) {
      if !spelt.isEmpty, !isGlued { spelt.append(32) }
      spelt += form
      isGlued = fields[CoNLLU.Field.misc.rawValue].split(separator: "|").contains("SpaceAfter=No")
    }
  }

  private struct Builder {
    var documents: [TreebankText] = []
    private var text: [UInt8] = []
    private var ends: Set<Int> = []
    private var words: [TextRange<Original>] = []
    private var isGlued = false

    mutating func add(_ sentence: Source) {
      if sentence.beginsDocument { finishDocument() }
      if !text.isEmpty {
        if sentence.beginsParagraph { text += [10, 10] } else if !isGlued { text.append(32) }
      }
      place(sentence.forms, from: text.count, sentence.text)
      text += sentence.text
      ends.insert(text.count)
      isGlued = sentence.isGlued
    }

    /// Finds each form behind the one before it; a form that is not there is left out.
    private mutating func place(_ forms: [[UInt8]], from start: Int, _ text: [UInt8]) {
      var at = 0
      for form in forms {
        var here = at
        while here < text.count, text[here] == 32 { here += 1 }
        guard text[here...].starts(with: form) else { continue }
        words.append(TextRange(start + here, start + here + form.count))
        at = here + form.count
      }
    }

    mutating func finishDocument() {
      if !text.isEmpty {
        documents.append(
          TreebankText(text: TextBuffer(validated: text), ends: ends, words: words))
      }
      text = []
      ends = []
      words = []
      isGlued = false
    }
  }
}
