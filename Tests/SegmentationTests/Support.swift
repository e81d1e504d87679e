import DocumentModel
import Foundation
import LexiconStore
import TestKit

@testable import Segmentation

/// The project's own lexicons, read from the package.
enum Project {
  static let lexicons: Lexicons = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Lexicons")
    var sources: [LexiconSource] = []
    for case let file as URL in FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: nil)!
    where file.pathExtension == "tsv" {
      let path = String(file.path.dropFirst(root.path.count + 1))
      sources.append(
        LexiconSource(
          path: path, bytes: Array(FileManager.default.contents(atPath: file.path) ?? Data())))
    }
    do { return try Lexicons(sources) } catch { fatalError("\(error)") }
  }()

  static let segmenter = Segmenter(lexicons: lexicons)

  static func segments(_ text: String) -> Segments {
    segmenter.segments(of: TextBuffer(validated: Array(text.utf8)))
  }

  static func tokens(_ text: String) -> [String] {
    let buffer = TextBuffer(validated: Array(text.utf8))
    return segmenter.segments(of: buffer).tokens.map { buffer.string($0.range) }
  }

  static func sentences(_ text: String) -> [String] {
    let buffer = TextBuffer(validated: Array(text.utf8))
    return segmenter.segments(of: buffer).sentences.map { buffer.string($0.range) }
  }
}

/// A generator with a seed: the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
