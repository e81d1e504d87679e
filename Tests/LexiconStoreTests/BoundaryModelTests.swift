import DocumentModel
import LexiconStore
import TestKit
import Testing

/// Lexicons/sentences.tsv as a table of weights.
@Suite struct BoundaryModelTests {
  private static func model(_ lines: String) throws -> BoundaryModel {
    let others = try Repository.lexiconSources().filter { $0.path != "sentences.tsv" }
    let table = "feature\ta\tb\tc\tweight\n" + lines
    let source = LexiconSource(path: "sentences.tsv", bytes: Array(table.utf8))
    return try Lexicons(others + [source]).boundaries
  }

  private static func word(_ model: BoundaryModel, _ form: String) -> UInt32 {
    model.word(Array(form.utf8).span, 0..<form.utf8.count)
  }

  @Test func weightsAreFoundByTheirValues() throws {
    let model = try Self.model(
      "stopAfterShape\t.\t<capital>\t-\t700\nbeforeStop\tdon't\t?\t-\t-31\nbias\t-\t-\t-\t5\n")
    #expect(model.count == 3)
    #expect(model.weight(.bias, 0, 0, 0) == 5)
    let (stop, shape) = (Stop.period.rawValue, WordShape.capitalised.rawValue)
    #expect(model.weight(.stopAfterShape, stop, shape, 0) == 700)
    #expect(model.weight(.stopAfterShape, shape, stop, 0) == 0)
    let word = Self.word(model, "DON’T")
    #expect(model.weight(.beforeStop, word, Stop.question.rawValue, 0) == -31)
    #expect(model.weight(.afterStop, word, Stop.question.rawValue, 0) == 0)
  }

  @Test func aWordThatNoFeatureNamesWeighsNothing() throws {
    let model = try Self.model("before\tword\t-\t-\t9\nbefore\t<number>\t-\t-\t4\n")
    #expect(Self.word(model, "other") == 0)
    #expect(model.weight(.before, 0, 0, 0) == 0)
    #expect(model.weight(.before, BoundaryValue.number, 0, 0) == 4)
    #expect(model.weight(.before, Self.word(model, "Word"), 0, 0) == 9)
  }

  /// What the hosts add up to is the sum of all weights, and templates with a host add nothing by themselves.
  @Test func sharesAreSumsOfWeights() throws {
    let model = try Repository.lexicons().boundaries
    for stop in 0..<18 as Range<UInt32> {
      for shape in 0..<9 as Range<UInt32> {
        for marks in 0..<4 as Range<UInt32> {
          let weights =
            model.weight(.bias, 0, 0, 0) + model.weight(.stop, stop, 0, 0)
            + model.weight(.stopAfterShape, stop, shape, 0) + model.weight(.afterShape, shape, 0, 0)
            + model.weight(.closer, marks, 0, 0)
            + model.weight(.stopCloserAfterShape, stop, marks, shape)
          #expect(model.share(.stopCloserAfterShape, stop, marks, shape) == weights)
        }
        let before = model.weight(.beforeShape, shape, stop, 0)
        for after in 0..<9 as Range<UInt32> {
          let sum = before + model.weight(.shapesStop, shape, stop, after)
          #expect(model.share(.shapesStop, shape, stop, after) == sum)
        }
      }
    }
    #expect(model.share(.bias, 0, 0, 0) == 0 && model.weight(.bias, 0, 0, 0) != 0)
    let word = Self.word(model, "However")
    let after = model.weight(.after, word, 0, 0) + model.weight(.afterStop, word, 0, 0)
    #expect(word != 0 && model.share(.afterStop, word, 0, 0) == after)
  }

  @Test func wordsAreKnownByTheirLexemesToo() throws {
    let lexicons = try Repository.lexicons()
    for number in 0..<UInt32(lexicons.vocabulary.count) {
      let lexeme = LexemeID(rawValue: number)
      let known = lexicons.boundaries.word(lexeme)
      #expect(known == Self.word(lexicons.boundaries, lexicons.vocabulary.form(lexeme)))
    }
    #expect(lexicons.boundaries.word(LexemeID.none) == nil)
  }

  @Test func shapesAreNumberedAsTheyAreTold() {
    let kinds: [TokenKind] = [.word, .number, .punctuation, .quoteMark, .symbol, .link, .handle]
    for kind in kinds {
      for shape in [TokenShape.lower, .capitalised, .upper, .mixed, .other] {
        let token = Token(
          range: Slice(0, 1), lexeme: .none, kind: kind, shape: shape, spaceBefore: true)
        #expect(WordShape.number(of: token) == WordShape(token).rawValue)
      }
    }
  }

  @Test(arguments: [
    "stop\t!!\t-\t-\t7", "stop\t-\t-\t-\t7", "nothing\t.\t-\t-\t7", "stop\t.\t-\t-\t70000",
    "stop\t.\t-\t-\t-",
  ])
  func aFaultNamesItsLine(_ line: String) throws {
    do {
      _ = try Self.model("bias\t-\t-\t-\t5\n" + line + "\n")
      Issue.record("'\(line)' was taken")
    } catch let error as LexiconError {
      #expect("\(error)".contains("sentences.tsv") && "\(error)".contains("3"))
    }
  }
}
