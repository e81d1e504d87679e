/// Gold against predicted: the published measures. Predictions are read as the filters write them, so that what is
/// measured is what users get.
public enum Evaluation {}

extension Double {
  /// A share in percent with one decimal.
  static func percent(_ part: Int, of whole: Int) -> Double {
    (Double(part) / Double(Swift.max(1, whole)) * 1000).rounded() / 10
  }
}
