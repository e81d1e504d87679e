import Foundation
import LexiconStore
import Quotation

/// The fitted parts with their thresholds, as Lexicons/quotations.tsv has them.
struct QuoteModelFile {
  let fitting: QuotationFitting
  let cue: FittedPart
  let extent: FittedPart
  let second: FittedPart
  let cueFloor: Int
  let floor: Int
  let marksFloor: Int

  private static let head = """
    # Which cue introduces what, and how far it reaches: fitted on PolNeAR by `standpoint-train quotes`. Do not edit by hand.
    # part     cue: is the word a cue here; extent: is this what it introduces; second: the same, knowing all rivals' scores
    # feature  what is looked at; a, b, c: its values (a cue of cues.tsv, =word, tag, relation, shape of the extent, number)
    # weight   thousandths of a logit, summed; `threshold` is what the sum must reach
    part\tfeature\ta\tb\tc\tweight

    """

  func write(to path: String, _ tell: (String) -> Void) throws {
    var lines = [
      (fitting.threshold(.cue), cueFloor), (fitting.threshold(.second), floor),
      (fitting.threshold(.second, marks: true), marksFloor),
    ]
    lines += cue.lines + extent.lines + second.lines
    var text = Self.head
    for (key, weight) in lines {
      var fields = fitting.fields(key)
      while fields.count < 5 { fields.append("-") }
      text += fields.joined(separator: "\t") + "\t\(weight)\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    tell("\(path): \(lines.count) lines, \(text.utf8.count) bytes")
  }
}
