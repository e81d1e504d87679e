import ArgumentParser
import Batch
import Intake
import LexiconStore
import Logging
import MappedBytes

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Check the lexicons, or show what they say of a word.",
    subcommands: [
      LintCommand.self, ShowCommand.self, CoverageCommand.self, KwicCommand.self,
    ])
}

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check every lexicon file and whether its lines agree.",
    discussion: """
      A fault that keeps a file from loading ends with exit 65; doubtful lines (duplicates, \
      contradictions, lines that no text reaches) are listed and end with exit 1.
      """)

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() throws {
    let files = try lexicons.files()
    let loaded = try files.lexicons()
    var lines: [String: Int] = [:]
    for entry in loaded.entries { lines[entry.path, default: 0] += 1 }
    let problems = LexiconLint.check(loaded)
    var text = ""
    for problem in problems {
      text += files.shown(problem.path) + "\(problem)".dropFirst(problem.path.count) + "\n"
    }
    for source in files.sources {
      let count = lines[source.path].map { "\($0) entries" } ?? "checked"
      text += "\(files.shown(source.path)): \(count)\n"
    }
    try ByteStream.standardOutput().write(Array(text.utf8))
    if !problems.isEmpty {
      log.logger.warning("\(problems.count) doubtful lines")
      throw Exit.failedRecords
    }
  }
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "The lexicon lines of a term, or of all terms that contain it.")

  @Argument(help: ArgumentHelp("A word or a term of several words.", valueName: "term"))
  var term: String

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() throws {
    let files = try lexicons.files()
    let entries = try files.lexicons().entries
    let wanted = term.lowercased()
    var found = entries.filter { Self.term(of: $0).lowercased() == wanted }
    if found.isEmpty { found = entries.filter { $0.name.lowercased().contains(wanted) } }
    var text = ""
    for entry in found {
      text += "\(files.shown(entry.path)):\(entry.line)  \(entry.name)\n"
      for (column, field) in files.fields(entry) { text += "    \(column): \(field)\n" }
    }
    try ByteStream.standardOutput().write(Array(text.utf8))
    if found.isEmpty {
      log.logger.error("no lexicon line has '\(term)'")
      throw Exit.failedRecords
    }
  }

  /// The name without its part of speech.
  private static func term(of entry: LexiconEntry) -> Substring {
    let dot = entry.name.lastIndex(of: ".")
    return entry.name[..<(dot ?? entry.name.endIndex)]
  }
}

extension LexiconFiles {
  /// The columns of an entry's line that are not absent, by the file's header.
  fileprivate func fields(_ entry: LexiconEntry) -> [(String, String)] {
    guard let source = sources.first(where: { $0.path == entry.path }) else { return [] }
    let lines = LineChunk(bytes: source.bytes, firstLine: 1).lines
    let text = { (range: Range<Int>) in String(decoding: source.bytes[range], as: UTF8.self) }
    let header = lines.map { text($0.range) }.first { !$0.isEmpty && !$0.hasPrefix("#") } ?? ""
    guard let line = lines.first(where: { $0.number == entry.line }) else { return [] }
    let names = header.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let fields = text(line.range).split(separator: "\t", omittingEmptySubsequences: false)
    return zip(names, fields.map(String.init)).filter { !$0.1.isEmpty && $0.1 != "-" }
  }
}
