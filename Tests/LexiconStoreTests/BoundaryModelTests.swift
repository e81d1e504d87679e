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
