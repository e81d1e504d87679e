import DocumentModel
import MappedBytes
import TestKit
import Testing

@testable import Syntax

struct ModelFileTests {
  private func reason(_ bytes: [UInt8]) -> String? {
    do {
      _ = try SyntaxAnalyser(model: MappedBytes(copying: bytes))
      return nil
    } catch { return error.reason }
  }

  @Test func noModelGivesNoAnalysis() throws {
    let tokens = GoldTokens(try TinyTreebank.treebank())
    let syntax = SyntaxAnalyser().analyse(tokens.document, tokens.segments) { _ in true }
    #expect(syntax.tags.isEmpty && syntax.heads.isEmpty && syntax.tag(3) == .unknown)
  }

  @Test func aFileOfAnotherKindIsRefused() throws {
    #expect(reason([]) == "it is no syntax model")
    #expect(reason(Array("id\ttext\n".utf8)) == "it is no syntax model")
    #expect(reason([UInt8](repeating: 0, count: 4096)) == "it is no syntax model")
  }

  @Test func anotherFormatIsNamed() throws {
    var bytes = try TinyTreebank.model.get()
    bytes[8] = 99
    #expect(
      reason(bytes) == "it has format 99, this program reads format \(ModelLayout.version)")
  }

  @Test func aFileCutAnywhereIsRefused() throws {
    let bytes = try TinyTreebank.model.get()
    let header = MappedBytes(copying: bytes)
    let starts = ModelSection.allCases.map { Int(header.uint32(at: 16 + 12 * $0.rawValue)) }
    for end in starts.dropFirst() {
      let found = reason(Array(bytes[..<end]))
      #expect(found?.contains("is cut short") == true, "\(end): \(found ?? "accepted")")
    }
    #expect(reason(bytes) == nil)
  }

  @Test func theMessageSaysWhatToDo() {
    #expect(
      SyntaxModelError(reason: "it is no syntax model").description
        == "the syntax model cannot be used: it is no syntax model; restore Models/ or train it again"
    )
  }

  /// Any byte may be wrong: the model is refused, or it answers nonsense, but nothing outside it is read.
  @Test func damageIsRefusedOrHarmless() throws {
    let bytes = try TinyTreebank.model.get()
    let tokens = GoldTokens(try TinyTreebank.treebank())
    var random = TestKit.SeededGenerator(seed: 5)
    var refused = 0
    for round in 0..<60 {
      var damaged = bytes
      for _ in 0..<1 + round % 4 {
        let limit = round % 2 == 0 ? ModelLayout.headerSize : damaged.count
        damaged[Int.random(in: 0..<limit, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      guard let analyser = try? SyntaxAnalyser(model: MappedBytes(copying: damaged)) else {
        refused += 1
        continue
      }
      let syntax = analyser.analyse(tokens.document, tokens.segments) { _ in true }
      #expect(syntax.heads.count == tokens.segments.tokens.count)
    }
    #expect(refused > 5 && refused < 60)
  }
}
