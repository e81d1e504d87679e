import ArgumentParser
import Batch
import LexiconStore
import Logging
import Reporting

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "The outputs of shards as those of a single run.",
    discussion: """
      Each FOLDER holds the tables of a run over a part of the articles, made with the same pipeline \
      settings and lexicons. Tables and everything made of them come out byte for byte as a single run over \
      all articles would leave them; manifest.json too, where the shards were made with one pipeline file and \
      --input. An article that two shards hold is taken from the first. Give --pipeline the file the shards were made with, where it \
      sets anything under `output`, `targets` or `duplicates`.
      """)

  @Argument(help: ArgumentHelp("Folders with tables.", valueName: "folder"))
  var folders: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder of the joined tables.", valueName: "dir"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The pipeline file of the shards (default: the sample's settings).", valueName: "pipeline.yml"
    ))
  var pipeline: String?

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() throws {
    let home = try Home.locate()
    let plan = try Plan(path: pipeline ?? home.pipelines + "/sample.yml")
    let files = try LexiconFiles(base: home.lexicons, overlay: lexicons.lexicons ?? plan.lexicons)
    let run = MergeRun(
      folders, plan, try plan.measured(files.lexicons()), version: Version.number, output: output)
    let leftOut = try run.run()
    guard leftOut > 0 else { return }
    log.logger.warning(
      "\(leftOut) articles stand in more than one folder; the first of each is kept")
    throw Exit.failedRecords
  }
}
