import ArgumentParser
import Batch
import LexiconStore
import MappedBytes
import Reporting

struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Documents that are made from the program's own definitions.",
    subcommands: [ColumnsCommand.self, RulesCommand.self])
}

struct ColumnsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns",
    abstract: "Every table of a run and what its columns mean, as Markdown.")

  @OptionGroup var lexicons: LexiconOptions

  func run() throws {
    let tables = Tables(lexicons: try lexicons.files().lexicons())
    try ByteStream.standardOutput().write(tables.columnsDocument)
  }
}

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Every rule that a row can name and what it does, as Markdown.")

  func run() throws {
    try ByteStream.standardOutput().write(Tables.rulesDocument)
  }
}
