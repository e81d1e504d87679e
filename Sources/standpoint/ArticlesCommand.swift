import ArgumentParser
import Batch
import Intake
import LexiconStore
import Logging
import MappedBytes

struct ArticlesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "Files of any kind in, one JSON article per line out: what annotate reads.",
    discussion: """
      Reads .txt, .html, .jsonl, .json, .csv, .tsv, .xml, .rss, .atom and .warc, each also .gz or .zst, and .zip; \
      '-' is JSON Lines on stdin. standpoint articles crawl.warc.gz | standpoint annotate
      """)

  @OptionGroup var input: InputFiles
  @OptionGroup var jobs: JobsOption
  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() async throws {
    let words = try lexicons.files().lexicons().pages
    let listing = ArticleListing(RecordReader(words: words), jobs: jobs.jobs)
    let logger = log.logger
    let output = ByteStream.standardOutput()
    var lost = 0
    var unreadable = 0
    for path in input.paths {
      guard let form = path == "-" ? InputForm(.lines) : InputForm(name: path) else {
        lost += 1
        logger.warning("\(path): \(InputForm.known)")
        continue
      }
      do {
        _ = try await listing.run(path, form, to: output) { problem in
          lost += 1
          logger.warning("\(problem.place): \(problem.message) (\(problem.outcome))")
        }
      } catch let fault as StreamError where fault.path == path || fault.decoding != nil {
        if fault.decoding == nil { unreadable += 1 } else { lost += 1 }
        logger.error("\(fault)")
      }
    }
    if unreadable > 0 { throw Exit.inputOutput }
    if lost > 0 { throw Exit.failedRecords }
  }
}
