/// How a word is mostly written in raw text: names with a capital, whatever a hasty writer does.
enum LetterCase: UInt8 {
  case unknown, small, either, capital
  static let count = 4

  /// From how often a word was seen with and without a capital where a capital tells something.
  init(capitals: Int, small: Int) {
    let all = capitals + small
    if all < 3 {
      self = .unknown
    } else if capitals * 10 <= all {
      self = .small
    } else {
      self = small * 10 <= all ? .capital : .either
    }
  }
}
