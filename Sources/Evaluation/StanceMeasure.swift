public import Tabular

/// Stance of texts and of quotations. A gold line is one of
/// - `{"text","target":[s,e]|"target_name","label"}`: stance toward a target (NewsMTSC, RUW), answered by `score`;
/// - `{"text","mean"}`: sentiment on a scale, answered by `score`;
/// - `{"text","quotes":[{"start","end","type","ukraine","russia"}]}`: an article, answered by `annotate`.
public struct StanceMeasure: Sendable {
  public enum Kind: Sendable { case labelled, sentiment, article }

  private let targets: [String]
  private var labelled = SignMeasure()
  private var sentiment = Correlation()
  private var quoted: [SignMeasure]
  private var both = (right: 0, all: 0)
  /// Calls with a confidence of 0.8 or more.
  private var sure = (right: 0, all: 0)

  /// `targets`: the names of the sides toward which stance is measured.
  public init(targets: [String]) {
    self.targets = targets
    quoted = targets.map { _ in SignMeasure() }
  }

  /// What kind of gold a line is, or nil where it is none.
  public static func kind(of gold: JSONValue) -> Kind? {
    guard gold["text"]?.text != nil else { return nil }
    if gold["quotes"]?.elements != nil { return .article }
    if gold["label"]?.integer != nil { return .labelled }
    return gold["mean"]?.decimal != nil ? .sentiment : nil
  }

  /// Adds a gold line with the filter's answer to it.
  public mutating func add(_ kind: Kind, gold: JSONValue, answer: JSONValue) {
    switch kind {
    case .labelled:
      labelled.add(gold: gold["label"]?.integer, predicted: answer["label"]?.integer ?? 0)
    case .sentiment:
      sentiment.add(gold["mean"]?.decimal ?? 0, answer["score"]?.decimal ?? 0)
    case .article:
      let found = answer["quotes"]?.elements ?? []
      for quotation in gold["quotes"]?.elements ?? [] where quotation["type"]?.text != "scare" {
        add(quotation, best: Self.best(for: quotation, among: found))
      }
    }
  }

  private mutating func add(_ gold: JSONValue, best: JSONValue?) {
    let found = best?["type"]?.text == "scare" ? nil : best
    var isRight = true
    var isInvolved = false
    for (at, target) in targets.enumerated() {
      let wanted = gold[target]?.integer
      let stance = found?["stance"]?[target]
      let sign = Self.sign(stance?["label"]?.text)
      quoted[at].add(gold: wanted, predicted: sign)
      isRight = isRight && wanted == sign
      isInvolved = isInvolved || wanted != nil
      if let sign, sign != 0, stance?["confidence"]?.decimal ?? 0 >= 0.8 {
        sure.all += 1
        sure.right += wanted == sign ? 1 : 0
      }
    }
    guard isInvolved else { return }
    both.all += 1
    both.right += isRight ? 1 : 0
  }

  private static func sign(_ label: String?) -> Int? {
    switch label {
    case "pro": 1
    case "anti": -1
    case "neutral": 0
    default: nil
    }
  }

  /// The found quotation that covers most of the gold's words, half of them at least.
  private static func best(for gold: JSONValue, among found: [JSONValue]) -> JSONValue? {
    guard let start = gold["start"]?.integer, let end = gold["end"]?.integer else { return nil }
    var best: (covered: Int, quotation: JSONValue)?
    for quotation in found {
      let parts = quotation["parts"]?.elements ?? []
      let covered = parts.reduce(0) { sum, part in
        guard let ends = part.elements, ends.count == 2, let from = ends[0].integer,
          let to = ends[1].integer
        else { return sum }
        return sum + max(0, min(end, to) - max(start, from))
      }
      if 2 * covered >= end - start, covered > best?.covered ?? -1 { best = (covered, quotation) }
    }
    return best?.quotation
  }

  /// A line for each kind of gold that was seen.
  public var report: [String] {
    var lines: [String] = []
    if labelled.all > 0 {
      lines.append(
        "F3 \(labelled.f3) acc \(labelled.accuracy) signP \(labelled.precision) called \(labelled.called)/\(labelled.all)"
      )
    }
    if sentiment.count > 0 {
      lines.append("Pearson r \((sentiment.r * 1000).rounded() / 1000) (n=\(sentiment.count))")
    }
    for (target, measure) in zip(targets, quoted) where measure.all > 0 {
      lines.append(
        "\(target): F3 \(measure.f3) signP \(measure.precision) called \(measure.called) of \(measure.signed) opposite \(measure.opposite)"
      )
    }
    if both.all > 0 {
      lines.append("both signs right \(Double.percent(both.right, of: both.all)) (n=\(both.all))")
      lines.append(
        "confidence >= 0.8: sign right \(Double.percent(sure.right, of: sure.all)) (n=\(sure.all))")
    }
    return lines
  }
}
