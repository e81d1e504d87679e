public import Syntax

extension SyntaxScore {
  /// Tags, heads, and heads with their relations, in percent of the gold's words.
  public var report: String {
    "UPOS \(Double.percent(tags, of: words)) UAS \(Double.percent(heads, of: words)) "
      + "LAS \(Double.percent(arcs, of: words)) (n=\(words))"
  }
}
