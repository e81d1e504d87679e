import CICU
import Synchronization

/// Finds sentence or word boundaries (UAX #29) in UTF-8. Opening costs about a millisecond, so keep one: it may be
/// shared by all tasks, each call borrows an iterator of its own.
public final class BreakFinder: Sendable {
  public enum Kind: Int32, Sendable {
    case sentence = 0
    case word = 1
  }

  @safe private struct Iterator: @unchecked Sendable {
    let handle: OpaquePointer
  }
  /// The iterator that others are cloned from; used for nothing else.
  private let model: Iterator
  private let idle: Mutex<[Iterator]>

  /// `locale`: "en", or "en@ss=standard" for ICU's list of abbreviations; nil where ICU has no such iterator.
  public init?(_ kind: Kind, locale: String = "") {
    let opened = unsafe locale.withCString { unsafe cicu_breaker_open(kind.rawValue, $0) }
    guard let opened = unsafe opened else { return nil }
    model = unsafe Iterator(handle: opened)
    idle = Mutex([])
  }

  deinit {
    idle.withLock { for iterator in $0 { unsafe cicu_breaker_close(iterator.handle) } }
    unsafe cicu_breaker_close(model.handle)
  }

  /// All boundaries in bytes, ascending, from 0 to the count of a text. `offsets` is overwritten and keeps its room.
  public func boundaries(in bytes: Span<UInt8>, into offsets: inout [UInt32]) {
    let iterator = borrow()
    unsafe ICUText.withPointer(bytes) { text, count in
      let started = unsafe cicu_breaker_start(iterator.handle, text, count)
      precondition(started != 0, "ICU cannot open a text")
      Self.fill(&offsets, from: iterator, room: count / 32 + 16)
    }
    idle.withLock { $0.append(iterator) }
  }

  private static func fill(_ offsets: inout [UInt32], from iterator: Iterator, room: Int) {
    var filled = 0
    while true {
      let more = max(room, offsets.count - filled)
      offsets.append(contentsOf: repeatElement(0, count: max(0, filled + more - offsets.count)))
      let got = unsafe offsets.withUnsafeMutableBufferPointer { all in
        unsafe cicu_breaker_next(iterator.handle, all.baseAddress.map { unsafe $0 + filled }, more)
      }
      filled += got
      if got < more { break }
    }
    offsets.removeLast(offsets.count - filled)
  }

  private func borrow() -> Iterator {
    if let iterator = idle.withLock({ $0.popLast() }) { return iterator }
    guard let copy = unsafe cicu_breaker_clone(model.handle) else {
      preconditionFailure("ICU cannot clone a break iterator")
    }
    return unsafe Iterator(handle: copy)
  }
}
