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
}
