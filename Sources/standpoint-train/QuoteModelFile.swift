import Foundation
import LexiconStore
import Quotation

/// Weights as Lexicons/quotations.tsv has them: what shares its first value shares a line.
struct QuoteModelFile {
  let fitting: QuotationFitting
  let weights: [(FeatureKey, Int)]

  private static let head = """
    # Which cue introduces what, how far it reaches, and which marks quote nobody: fitted on PolNeAR by
    # `standpoint-train quotes`. Do not edit by hand. Weights are thousandths of a logit; they are summed.
    # part     cue: is the word a cue here; extent: is this what it introduces; second: the same, knowing all rivals'
    #          scores; loose: does a stretch in marks quote anybody
    # feature  what is looked at; `threshold` is what the sum must reach
    # a        its first value (a cue of cues.tsv, =word, tag, relation, shape of the extent, number)
    # weights  further values and a weight each
    part\tfeature\ta\tweights

    """

  func write(to path: String, _ tell: (String) -> Void) throws {
    var order: [[String]] = []
    var entries: [[String]: [String]] = [:]
    for (key, weight) in weights {
      let fields = fitting.fields(key)
      let first = Array(fields.prefix(3))
      let rest = fields.dropFirst(3).joined(separator: ",")
      if entries[first] == nil { order.append(first) }
      entries[first, default: []].append(rest.isEmpty ? "\(weight)" : "\(rest) \(weight)")
    }
    var text = Self.head
    for first in order {
      text += (first + (first.count < 3 ? ["-"] : [])).joined(separator: "\t") + "\t"
      text += (entries[first] ?? []).joined(separator: "|") + "\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    tell("\(path): \(weights.count) weights, \(order.count) lines, \(text.utf8.count) bytes")
  }
}
