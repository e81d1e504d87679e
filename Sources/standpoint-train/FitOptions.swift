import ArgumentParser
import Foundation

/// What every fit by regression is asked with.
struct FitOptions: ParsableArguments {
  @Option(help: "Parts of the cross-validation; documents are never split.")
  var folds = 4

  @Option(help: "Seed of the parts.")
  var seed: UInt64 = 7

  @Option(name: .shortAndLong, help: "Where the table goes. Without it nothing is written.")
  var output: String?

  static func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
