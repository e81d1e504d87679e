import ArgumentParser
import Foundation
import MappedBytes

@main
struct Standpoint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standpoint",
    abstract: "Who is quoted saying what in the news, and where they stand.",
    discussion: """
      Data goes to stdout, everything else to stderr; '-' is a pipe.
      Exit: 0 all done; 1 done, but some records failed or were skipped; 2 usage; 65 a fault in a \
      lexicon or pipeline; 74 a fault of files or streams.
      """,
    version: "standpoint \(Version.number)",
    subcommands: [
      RunCommand.self, CompareCommand.self, MergeCommand.self, ArticlesCommand.self,
      AnnotateCommand.self, ScoreCommand.self,
      ParseCommand.self,
      ExplainCommand.self, EvaluateCommand.self, LexiconCommand.self, DocsCommand.self,
    ])

  static func main() async {
    ByteStream.ignoreBrokenPipes()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Exit.end(with: error)
    }
  }
}

/// The version of the program, as manifests name it.
enum Version {
  static let number = "0.1.0"

  /// The version, and the size and time of the program's file: another build of the same version may score otherwise.
  static var build: String {
    let path = Bundle.main.executablePath ?? ""
    let file = try? FileManager.default.attributesOfItem(atPath: path)
    let time = (file?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(number) \(file?[.size] as? Int ?? 0) \(time)"
  }
}
