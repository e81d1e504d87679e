import Batch
import Foundation
import LexiconStore

/// `benchmarks`: prints what each stage costs and exits 1 where one costs more than Thresholds.json allows.
/// `benchmarks --record`: writes Thresholds.json anew, then exits 1, so that a person reads the difference.
/// `benchmarks FILE.jsonl`: the same costs on articles of one's own, without thresholds: these are more, and no processor
/// learns them by heart.
/// `benchmarks --loop STAGE N`: runs a stage N times and measures nothing, for a profiler.
let home = try Home.locate()
let files = try LexiconFiles(base: home.lexicons, overlay: nil)
let stages = Stages(lexicons: try Lexicons(files.sources, fitted: .quotations), analyser: try home.analyser())
let own = CommandLine.arguments.dropFirst().first { $0.hasSuffix(".jsonl") }
let texts = try Texts(own)
let layers = Layers(texts.articles, stages)
let filters = [
  FilterWork(annotating: layers, stages),
  FilterWork(scoring: layers, Stages(lexicons: try Lexicons(files.sources, fitted: .mentions))),
]

func line(_ cells: [String]) -> String {
  let widths = [20, 9, 10, 10, 8, 12]
  return zip(cells, widths).enumerated().map { at, cell in
    let room = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
    return at == 0 ? cell.0 + room : room + cell.0
  }.joined(separator: " ")
}

func row(_ cost: Cost) -> String {
  line([
    cost.name, String(format: cost.megabytes < 10 ? "%.1f" : "%.0f", cost.megabytes),
    String(format: "%.0f", cost.words / 1000), String(format: "%.0f", cost.tokens / 1000),
    String(format: "%.4f", cost.ratio), String(format: "%.1f", cost.mallocs),
  ])
}

if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "--loop" {
  for _ in 0..<(Int(CommandLine.arguments[3]) ?? 1) {
    loop(CommandLine.arguments[2], layers, stages)
    for filter in filters where filter.name == CommandLine.arguments[2] { filter.run() }
  }
  exit(0)
}
let measured =
  normalisationCosts(texts, stages) + [sentenceBreakCost(layers)].compactMap { $0 }
  + stageCosts(layers, stages) + filters.map { $0.measured(layers.load) }
if CommandLine.arguments.contains("--record") {
  try Thresholds(measured: measured).save()
  for cost in measured { print(row(cost)) }
  print("Thresholds.json is written anew: read the difference")
  exit(1)
}
let thresholds = try Thresholds.load()
print(line(["stage", "MB/s", "kwords/s", "ktokens/s", "× kernel", "mallocs/doc"]))
var failed = false
for cost in measured {
  let complaint = own == nil ? thresholds.complaint(cost) : nil
  failed = failed || complaint != nil
  print(row(cost) + (complaint.map { "  ← " + $0 } ?? ""))
}
for (name, mallocs) in growth(layers, stages) {
  let isTooMany = mallocs > 0.01
  failed = failed || isTooMany
  print(
    "\(name): \(String(format: "%.3f", mallocs)) mallocs for each thousand tokens more"
      + (isTooMany ? "  ← grows with the text" : ""))
}
exit(failed ? 1 : 0)
