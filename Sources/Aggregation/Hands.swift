import Synchronization

/// How many parts of a computation are done at once: the caller's threads. Law: parts do not depend on each other, so that
/// what is computed does not depend on the hands.
public struct Hands: Sendable {
  private let each: @Sendable (_ parts: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// `each` calls its second argument once for each number below its first, and returns when all calls have.
  public init(_ each: @escaping @Sendable (Int, @Sendable (Int) -> Void) -> Void) {
    self.each = each
  }

  /// One part after the other.
  public static let one = Hands { parts, body in
    for part in 0..<parts { body(part) }
  }

  /// What `body` makes of each number below `parts`, in their order.
  func map<Made: Sendable>(_ parts: Int, _ body: @Sendable (Int) -> Made) -> [Made] {
    let made = Mutex([Made?](repeating: nil, count: parts))
    each(parts) { part in
      let one = body(part)
      made.withLock { $0[part] = one }
    }
    return made.withLock { $0.compactMap { $0 } }
  }

  /// What both make. Where one throws the other still runs to its end; the first's error comes first.
  public func both<One: Sendable, Other: Sendable>(
    _ one: @Sendable () throws -> One, _ other: @Sendable () throws -> Other
  ) throws -> (One, Other) {
    let first = Mutex(Result<One, any Error>?.none)
    let second = Mutex(Result<Other, any Error>?.none)
    each(2) { part in
      if part == 0 {
        let made = Result(catching: one)
        first.withLock { $0 = made }
      } else {
        let made = Result(catching: other)
        second.withLock { $0 = made }
      }
    }
    guard let made = first.withLock({ $0 }), let more = second.withLock({ $0 }) else {
      preconditionFailure("a hand left its part undone")
    }
    return (try made.get(), try more.get())
  }
}
