/// So many of so many.
public struct Share: Sendable {
  public private(set) var part = 0
  public private(set) var whole = 0

  public init() {}
  init(_ part: Int, _ whole: Int) {
    self.part = part
    self.whole = whole
  }

  mutating func add(_ isIn: Bool) {
    part += isIn ? 1 : 0
    whole += 1
  }

  /// 0 … 1; 0 of nothing.
  var ratio: Double { whole == 0 ? 0 : Double(part) / Double(whole) }
  /// In percent, to one decimal.
  public var percent: Double { (100 * ratio).tenths }

  /// The harmonic mean of two shares in percent, to one decimal.
  static func f(_ a: Share, _ b: Share) -> Double {
    let sum = a.ratio + b.ratio
    return sum == 0 ? 0 : (200 * a.ratio * b.ratio / sum).tenths
  }
}

extension Double {
  /// Rounded to one decimal as printf does it: by the exact value of the number, half to even.
  var tenths: Double {
    let product = self * 10
    let rest = (-product).addingProduct(self, 10)
    let whole = product.rounded(.down)
    let over = product - whole - 0.5
    if over == 0 && rest == 0 { return product.rounded(.toNearestOrEven) / 10 }
    return (over > 0 || over == 0 && rest > 0 ? whole + 1 : whole) / 10
  }
}
