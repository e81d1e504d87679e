import Foundation
import MappedBytes
public import Syntax

extension Home {
  /// The tagger and parser with the model of Models/, mapped; one without a model where that file is absent. Throws
  /// `StreamError` where it cannot be read and `SyntaxModelError` where it is no model of this program.
  public func analyser() throws -> SyntaxAnalyser {
    let path = models + "/english.syntax"
    guard FileManager.default.fileExists(atPath: path) else { return SyntaxAnalyser() }
    return try SyntaxAnalyser(model: MappedBytes(path: path))
  }
}
