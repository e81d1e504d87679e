import Batch
import LexiconStore
import Syntax
import TestKit

/// The stages with the lexicons and the model that ship.
enum Project {
  static func stages() throws -> Stages { try loaded.get() }
  /// The same without a model: rules on the shallow arcs.
  static func shallow() throws -> Stages { try plain.get() }

  private static let home = Home(path: Repository.root)
  private static let loaded = Result {
    Stages(lexicons: try Repository.lexicons(), analyser: try home.analyser())
  }
  private static let plain = Result {
    Stages(lexicons: try Repository.lexicons(), analyser: SyntaxAnalyser())
  }
}
