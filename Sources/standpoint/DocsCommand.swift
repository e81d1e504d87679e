import ArgumentParser
import Batch
import LexiconStore
import MappedBytes
import Reporting

struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Documents that are made from the program's own definitions.",
    subcommands: [ColumnsCommand.self])
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
