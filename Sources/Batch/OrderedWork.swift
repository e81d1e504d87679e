/// Parallel work over a stream of inputs whose results come out in input order. At most `jobs` inputs are worked on at
/// once, and no result waits behind more than `window` others, so memory does not grow with the stream.
struct OrderedWork<Input: Sendable, Output: Sendable> {
  let jobs: Int
  let work: @Sendable (Input) -> Output

  private var window: Int { jobs * 4 }

  /// Pulls inputs from `next` until it answers nil and hands each result to `emit`. Errors of either end the run.
  func run(
    isolation: isolated (any Actor)? = #isolation,
    next: () throws -> Input?, emit: (Output) throws -> Void
  ) async throws {
    guard jobs > 1 else {
      while let input = try next() { try emit(work(input)) }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var waiting: [Int: Output] = [:]
      var started = 0
      var emitted = 0
      var running = 0
      var ended = false
      while true {
        while !ended && running < jobs && started - emitted < window {
          guard let input = try next() else {
            ended = true
            break
          }
          let (number, work) = (started, work)
          group.addTask { (number, work(input)) }
          started += 1
          running += 1
        }
        guard let (number, output) = try await group.next() else { return }
        running -= 1
        waiting[number] = output
        while let ready = waiting.removeValue(forKey: emitted) {
          emitted += 1
          try emit(ready)
        }
      }
    }
  }
}
