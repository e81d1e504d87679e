import ArgumentParser
import Batch
import DocumentModel
import Evaluation
import MappedBytes
import Reporting
import Syntax
import Tabular

struct EvaluateTokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens",
    abstract: "Tokens of running text.",
    discussion: """
      Gold is a treebank, CoNLL-U. Its running text is built again as the CoNLL shared tasks do (from \
      '# text =', SpaceAfter=No, '# newpar', '# newdoc') and annotated; its syntactic words count by \
      their exact range. Prints a line for each file: F, precision, recall.
      """)

  @Argument(help: ArgumentHelp("Treebanks, CoNLL-U.", valueName: "gold"))
  var files: [String]

  @OptionGroup var lexicons: LexiconOptions

  func run() throws {
    let annotate = AnnotateFilter(
      stages: try lexicons.stages(), offsets: .byte, layers: [.tokens])
    for path in files {
      let lines = GoldLines(path: path)
      var measure = TokenMeasure()
      for (at, text) in TreebankText.all(of: try CoNLLU(path: path)).enumerated() {
        let answer = try lines.answer(annotate, to: Self.request(text), at + 1)
        measure.add(text, answer: answer)
      }
      try ByteStream.standardOutput().write(Array("\(path): \(measure.report)\n".utf8))
    }
  }

  private static func request(_ text: TreebankText) -> [UInt8] {
    var json = JSONWriter(reserving: text.text.count * 2)
    json.beginObject()
    json.key("text")
    json.string(String(decoding: text.text.storage, as: UTF8.self))
    json.endObject()
    return json.bytes
  }
}

struct EvaluateSyntaxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syntax",
    abstract: "Parts of speech and dependency arcs on gold tokens.",
    discussion: """
      Gold is a treebank, CoNLL-U; only its words are looked at before tags and arcs are compared. \
      Prints a line for each file: UPOS, heads (UAS), heads with relations (LAS; subtypes count for \
      nothing), in percent of all words, punctuation included.
      """)

  @Argument(help: ArgumentHelp("Treebanks, CoNLL-U.", valueName: "gold"))
  var files: [String]

  func run() throws {
    let analyser = try Home.locate().analyser()
    for path in files {
      let gold = try CoNLLU(path: path)
      let tokens = GoldTokens(gold)
      let syntax = analyser.analyse(tokens.document, tokens.segments) { _ in true }
      let score = SyntaxScore(gold: gold, predicted: gold.annotated(syntax))
      try ByteStream.standardOutput().write(Array("\(path): \(score.report)\n".utf8))
    }
  }
}

extension CoNLLU {
  /// Reads a file, `-` for standard input; what is no CoNLL-U ends the run (exit 65).
  init(path: String) throws {
    var bytes: [UInt8] = []
    let stream = path == "-" ? ByteStream.standardInput() : try ByteStream.reading(path)
    while try stream.read(upTo: 1 << 20, appendingTo: &bytes) > 0 {}
    do {
      try self.init(bytes)
    } catch {
      throw Exit.Misconfigured(message: "\(path): \(error)")
    }
  }
}
