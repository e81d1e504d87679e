import Aggregation
import Dispatch
import Synchronization

extension Hands {
  /// So many threads at once.
  init(_ count: Int) {
    self.init { parts, body in
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(count, parts)) { _ in
        while true {
          let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard part < parts else { return }
          body(part)
        }
      }
    }
  }
}
