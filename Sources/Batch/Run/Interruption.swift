public import Dispatch
import Glibc
import Synchronization

/// The run was asked to stop (SIGTERM, SIGINT). What was scored so far is in the store; no output was changed.
public struct Interrupted: Error, Sendable {
  public let signal: Int32
}

/// Watches for the signals that ask a run to stop.
public final class Interruption: Sendable {
  private let caught = Atomic<Int32>(0)
  /// After so many seconds the process ends whatever it is doing.
  private static let patience = 1.6

  public init() {}

  /// Begins to watch. The signals no longer end the process by themselves.
  public func watch() -> [any DispatchSourceSignal] {
    [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in
        caught.store(number, ordering: .relaxed)
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { _exit(128 + number) }
      }
      source.resume()
      return source
    }
  }

  /// Throws where the run was asked to stop.
  func check() throws(Interrupted) {
    let number = caught.load(ordering: .relaxed)
    if number != 0 { throw Interrupted(signal: number) }
  }
}
