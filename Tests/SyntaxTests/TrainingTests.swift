import DocumentModel
import MappedBytes
import Testing

@testable import Syntax

struct TrainingTests {
  private func score(_ model: [UInt8]) throws -> SyntaxScore {
    let analyser = try SyntaxAnalyser(model: MappedBytes(copying: model))
    let gold = try TinyTreebank.treebank()
    let tokens = GoldTokens(gold)
    let syntax = analyser.analyse(tokens.document, tokens.segments) { _ in true }
    return SyntaxScore(gold: gold, predicted: gold.annotated(syntax))
  }

  @Test func aTinyTreebankIsLearntByHeart() throws {
    let score = try score(TinyTreebank.model.get())
    #expect(score.words == 74 && score.tags == score.words)
    #expect(score.arcs >= score.words - 1)
  }

  @Test func anUntrainedModelKnowsLittle() throws {
    var options = TinyTreebank.options()
    options.epochs = 0
    var losses: [Double] = []
    let score = try score(TinyTreebank.train(options, losses: &losses))
    #expect(score.tags < score.words / 2)
  }

  @Test func lossesFall() throws {
    var losses: [Double] = []
    var options = TinyTreebank.options()
    options.epochs = 12
    _ = try TinyTreebank.train(options, losses: &losses)
    #expect(losses.count == 12 && losses[11] < losses[0] / 2)
  }

  @Test func theSameDataGiveTheSameBytes() throws {
    var options = TinyTreebank.options()
    options.epochs = 3
    var losses: [Double] = []
    let one = try TinyTreebank.train(options, losses: &losses)
    #expect(try TinyTreebank.train(options, losses: &losses) == one)
    options.seed = 2
    #expect(try TinyTreebank.train(options, losses: &losses) != one)
  }

  @Test func onlyWantedSentencesGetArcs() throws {
    let analyser = try SyntaxAnalyser(model: MappedBytes(copying: TinyTreebank.model.get()))
    let tokens = GoldTokens(try TinyTreebank.treebank())
    let all = analyser.analyse(tokens.document, tokens.segments) { _ in true }
    let some = analyser.analyse(tokens.document, tokens.segments) { $0.value == 2 }
    #expect(all.tags == some.tags)
    for (at, sentence) in tokens.segments.sentences.enumerated() {
      for token in sentence.tokenIndices {
        #expect(some.heads[token] == (at == 2 ? all.heads[token] : Syntax.noArc))
        #expect(some.relations[token] == (at == 2 ? all.relations[token] : .none))
      }
    }
  }
}
