import DocumentModel
import TestKit
import Testing

@testable import Syntax

struct WordClustersTests {
  private static let nouns = ["clerk", "nurse", "baker", "pilot", "judge"]
  private static let verbs = ["sings", "waits", "reads", "walks"]

  /// "the NOUN VERB ." again and again, words drawn at random.
  private func text() throws -> RawText {
    var random = TestKit.SeededGenerator(seed: 4)
    var raw = RawText()
    for _ in 0..<400 {
      let noun = try #require(Self.nouns.randomElement(using: &random))
      let verb = try #require(Self.verbs.randomElement(using: &random))
      raw.add([try sentence(["The", noun, verb, "."])])
    }
    raw.add([try sentence(["The", "hapax", "sings", "."])])
    return raw
  }

  private func sentence(_ words: [String]) throws -> TreebankSentence {
    let lines = words.enumerated().map { at, word in
      CoNLLU.Line.word(["\(at + 1)", word, "_", "X", "_", "_", "0", "root", "_", "_"])
    }
    return try TreebankSentence(CoNLLU.Sentence(lines: lines), number: 1)
  }

  private func group(_ word: String, _ clusters: WordClusters) -> Int? {
    clusters.groups[WordForm(Array(word.utf8).span, .inside).hash]
  }

  @Test func wordsInLikeCompanyShareAGroup() throws {
    var options = WordClusters.Options()
    options.groups = 4
    let clusters = WordClusters(try text(), options)
    let nouns = Set(Self.nouns.map { group($0, clusters) })
    let verbs = Set(Self.verbs.map { group($0, clusters) })
    #expect(nouns.count == 1 && verbs.count == 1 && nouns != verbs)
    #expect(group("THE", clusters) == group("the", clusters))
  }

  @Test func rareWordsHaveNoGroup() throws {
    let clusters = WordClusters(try text(), WordClusters.Options())
    #expect(group("hapax", clusters) == nil && group("clerk", clusters) != nil)
    #expect(clusters.count == Self.nouns.count + Self.verbs.count + 2)
  }

  @Test func theSameTextGivesTheSameGroups() throws {
    var options = WordClusters.Options()
    options.groups = 5
    let one = WordClusters(try text(), options)
    #expect(WordClusters(try text(), options).groups == one.groups)
  }
}
