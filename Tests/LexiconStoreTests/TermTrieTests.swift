import DocumentModel
import LexiconStore
import Testing

@Suite struct TermTrieTests {
  private static func tokens(_ lexemes: [UInt32]) -> [Token] {
    lexemes.enumerated().map { at, lexeme in
      Token(
        range: Slice(at, at + 1), lexeme: LexemeID(rawValue: lexeme), kind: .word, shape: .lower,
        spaceBefore: true)
    }
  }

  private static func words(_ lexemes: [UInt32]) -> [LexemeID] {
    lexemes.map { LexemeID(rawValue: $0) }
  }

  @Test func theLongestTermCounts() {
    var trie = TermTrie()
    trie.insert(Self.words([1]), value: 10)
    trie.insert(Self.words([1, 2, 3]), value: 20)
    trie.insert(Self.words([1, 2, 3]), value: 21)
    trie.insert(Self.words([4, 5]), value: 30)
    let tokens = Self.tokens([1, 2, 3, 1, 2, 4, 5, .max, 9])
    #expect(trie.longest(tokens, at: 0, end: 9)?.values == [20, 21])
    #expect(trie.longest(tokens, at: 0, end: 9)?.length == 3)
    #expect(trie.longest(tokens, at: 0, end: 2)?.values == [10])
    #expect(trie.longest(tokens, at: 3, end: 9)?.length == 1)
    #expect(trie.longest(tokens, at: 5, end: 9)?.values == [30])
    for at in [1, 2, 6, 7, 8] { #expect(trie.longest(tokens, at: at, end: 9) == nil) }
    #expect(trie.longest(tokens, at: 5, end: 6) == nil)
  }

  /// Thousands of terms of two words find each its own value: the table grows and keeps them apart.
  @Test func manyTermsStayApart() {
    var trie = TermTrie()
    for one in 0..<70 as Range<UInt32> {
      for two in 0..<70 as Range<UInt32> {
        trie.insert(Self.words([one, 1000 + two]), value: one * 70 + two)
      }
    }
    for one in 0..<70 as Range<UInt32> {
      for two in 0..<70 as Range<UInt32> {
        let match = trie.longest(Self.tokens([one, 1000 + two]), at: 0, end: 2)
        #expect(match?.values == [one * 70 + two])
      }
      #expect(trie.longest(Self.tokens([one, 2000]), at: 0, end: 2) == nil)
    }
  }
}
