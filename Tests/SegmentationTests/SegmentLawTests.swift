import DocumentModel
import LexiconStore
import TestKit
import Testing

@testable import Segmentation

@Suite struct SegmentLawTests {
  /// Tokens ascend and cover all bytes but white space; sentences and paragraphs tile them.
  @Test(arguments: 0..<300 as Range<UInt64>) func tiling(_ seed: UInt64) {
    let bytes = Array(Hostile.text(seed: seed, pieces: 80).utf8)
    check(bytes, Project.segmenter.segments(of: TextBuffer(validated: bytes)))
  }

  private func check(_ bytes: [UInt8], _ segments: Segments) {
    var at = 0
    for token in segments.tokens {
      #expect(skipSpace(bytes, at) == token.range.lower)
      #expect(token.range.count > 0)
      at = token.range.upper
    }
    #expect(skipSpace(bytes, at) == bytes.count)
    var next = 0
    for sentence in segments.sentences {
      #expect(sentence.tokenIndices.lowerBound == next && !sentence.tokenIndices.isEmpty)
      next = sentence.tokenIndices.upperBound
      #expect(sentence.range.start == segments.tokens[sentence.tokenIndices.lowerBound].range.start)
      #expect(sentence.range.end == segments.tokens[next - 1].range.end)
    }
    #expect(next == segments.tokens.count)
    var sentence = 0
    for paragraph in segments.paragraphs {
      #expect(
        paragraph.sentenceIndices.lowerBound == sentence && !paragraph.sentenceIndices.isEmpty)
      sentence = paragraph.sentenceIndices.upperBound
    }
    #expect(sentence == segments.sentences.count)
  }

  private func skipSpace(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count {
      let space = WordCutter.space(bytes.span, at: at)
      if space == 0 { return at }
      at += space
    }
    return at
  }

  @Test func emptyAndBlankTextsHaveNoSegments() {
    for text in ["", " ", "\n\n\n", "\u{A0}\n"] {
      let segments = Project.segments(text)
      #expect(segments.tokens.isEmpty && segments.sentences.isEmpty && segments.paragraphs.isEmpty)
    }
  }

  /// Eight times the bytes take about eight times as long, whatever they are.
  @Test(
    arguments: [
      "\"", "'", "“", "a", "a-", "a.", "A.", "1.", ".", "!", "a/", "a'", "x@", "é", "е\u{301}", "(",
      "\n", "a\n",
      "A. ", "I. ", "“a.” ", "1-", "1-1.", "1/", "1,",
    ])
  func timeIsLinear(_ pattern: String) {
    func seconds(_ size: Int) -> Double {
      let text = TextBuffer(validated: Hostile.repeated(pattern, size: size))
      func once() -> Double { processorSeconds { _ = Project.segmenter.segments(of: text) } }
      return min(once(), once())
    }
    let small = seconds(1 << 13)
    let large = seconds(1 << 16)
    #expect(large < 8 * 4 * max(small, 0.002), "\(pattern): \(small) s, then \(large) s")
  }

  /// From 1 to 16 MB: quotation marks, combining marks, no spaces, no line ends.
  @Test(arguments: ["\"", "e\u{301}\u{323}", "word", "He left. "])
  func sixteenMegabytesAreSixteenTimesOne(_ pattern: String) {
    func seconds(_ size: Int) -> Double {
      let text = TextBuffer(validated: Hostile.repeated(pattern, size: size))
      return processorSeconds { _ = Project.segmenter.segments(of: text) }
    }
    let small = min(seconds(1 << 20), seconds(1 << 20))
    let large = seconds(1 << 24)
    #expect(large < 16 * 2.5 * max(small, 0.002), "\(pattern): \(small) s, then \(large) s")
  }
}
