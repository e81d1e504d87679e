import ArgumentParser
import Batch
import DocumentModel
import MappedBytes
import Syntax

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Filter: CoNLL-U in (its words are taken as they are), CoNLL-U out.",
    discussion: """
      Predicts UPOS, HEAD and DEPREL; LEMMA, XPOS, FEATS, DEPS and MISC, comments, multi-word \
      ranges and empty nodes are passed through. A file that is no CoNLL-U ends the run (exit 65).
      """)

  @OptionGroup var input: InputFiles

  func run() throws {
    let analyser = try Home.locate().analyser()
    let output = ByteStream.standardOutput()
    for path in input.paths {
      let treebank = try CoNLLU(path: path)
      let tokens = GoldTokens(treebank)
      let syntax = analyser.analyse(tokens.document, tokens.segments) { _ in true }
      try output.write(treebank.annotated(syntax).bytes)
    }
  }
}
