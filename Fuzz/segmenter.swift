// modules: DocumentModel ICUText MappedBytes Tabular LexiconStore Segmentation
// with: shared/lexicons.swift
// Any text: tokens ascend and cover all that is no white space; sentences and paragraphs tile the tokens.
import DocumentModel
import LexiconStore
import Segmentation

private let segmenter = Segmenter(lexicons: lexicons)

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSegmenter(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self).utf8)
  let segments = segmenter.segments(of: TextBuffer(validated: bytes))
  var at = 0
  func skipSpace() {
    while at < bytes.count, case let space = WordCutter.space(bytes.span, at: at), space > 0 {
      at += space
    }
  }
  for token in segments.tokens {
    skipSpace()
    precondition(
      token.range.lower == at && token.range.count > 0, "a token leaves a hole or is empty")
    at = token.range.upper
  }
  skipSpace()
  precondition(at == bytes.count, "text behind the last token")
  var token = 0
  for sentence in segments.sentences {
    precondition(sentence.tokenIndices.lowerBound == token, "a sentence leaves a hole")
    precondition(sentence.tokenIndices.upperBound > token, "a sentence is empty")
    token = sentence.tokenIndices.upperBound
    precondition(
      sentence.range.upper == segments.tokens[token - 1].range.upper, "a sentence ends amiss")
  }
  precondition(token == segments.tokens.count, "tokens without a sentence")
  var next = 0
  for paragraph in segments.paragraphs {
    precondition(paragraph.sentenceIndices.lowerBound == next, "a paragraph leaves a hole")
    next = paragraph.sentenceIndices.upperBound
  }
  precondition(next == segments.sentences.count, "sentences without a paragraph")
  return 0
}
