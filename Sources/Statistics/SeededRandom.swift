/// A generator of random numbers with a seed: SplitMix64 (Steele, Lea and Flood 2014). The same seed and stream give the
/// same numbers on every machine, so that intervals and p-values can be repeated to the last digit.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// `stream` names what the numbers are for ("Harbour Post/ukraine"): each name has numbers of its own, whatever else is
  /// drawn before.
  public init(seed: UInt64, stream: String = "") {
    state = stream.utf8.reduce(seed ^ 0xcbf2_9ce4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of 0 ..< `bound`, by the high half of the product (bias below `bound` / 2⁶⁴).
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
