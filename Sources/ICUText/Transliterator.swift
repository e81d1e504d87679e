import CICU
import Synchronization

/// An ICU transliterator. Opening costs milliseconds; `named` keeps each one for the life of the process.
/// ICU runs one transliteration at a time, so keep it out of inner loops.
@safe public final class Transliterator: @unchecked Sendable {
  private let handle: OpaquePointer
  public let id: String

  private static let known = Mutex<[String: Transliterator]>([:])

  /// The transliterator of an ICU id ("Any-Latin; Latin-ASCII"), or nil where ICU knows none.
  public static func named(_ id: String) -> Transliterator? {
    known.withLock { known in
      if let found = known[id] { return found }
      guard let made = Transliterator(id) else { return nil }
      known[id] = made
      return made
    }
  }

  private init?(_ id: String) {
    let opened = unsafe id.withCString { unsafe cicu_transliterator_open($0) }
    guard let opened = unsafe opened else { return nil }
    unsafe handle = opened
    self.id = id
  }

  deinit { unsafe cicu_transliterator_close(handle) }

  /// The text in the other script. `out` is overwritten and keeps its room.
  public func transliterate(_ bytes: Span<UInt8>, into out: inout [UInt8]) {
    var room = max(bytes.count * 2, 32)
    while true {
      out.removeAll(keepingCapacity: true)
      out.append(contentsOf: repeatElement(0, count: room))
      let count = unsafe ICUText.withPointer(bytes) { text, count in
        unsafe out.withUnsafeMutableBufferPointer {
          unsafe cicu_transliterate(handle, text, count, $0.baseAddress, room)
        }
      }
      if count <= room {
        out.removeLast(room - count)
        return
      }
      room = count
    }
  }

  public func transliterate(_ text: String) -> String {
    var out: [UInt8] = []
    transliterate(Array(text.utf8).span, into: &out)
    return String(decoding: out, as: UTF8.self)
  }
}
