/// How long a document may take: the caller's clock, which the long stages ask now and then. Law: a stage that finds the
/// time over stops where it is and returns a layer that holds together but lacks the rest; whoever set the limit looks
/// at it after each stage and throws such a layer away.
public struct TimeLimit: Sendable {
  private let clock: @Sendable () -> Bool

  /// `isOver` may be asked from any thread; once true, it stays true.
  public init(isOver: @escaping @Sendable () -> Bool) { clock = isOver }

  /// All the time in the world.
  public static let none = TimeLimit { false }

  public var isOver: Bool { clock() }

  /// The same, asked at step `at` of a walk: one step in 64 looks at the clock.
  @inline(__always)
  public func isOver(at step: Int) -> Bool { step & 63 == 63 && clock() }
}
