/// Parallel work over a stream of inputs whose results come out in input order. At most `jobs` inputs are worked on at
/// once, and no result waits behind more than `window` others, so memory does not grow with the stream. While results
/// are emitted, work goes on: twice as many inputs as are worked on stand ready.
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
    let gate = Gate(jobs)
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var waiting: [Int: Output] = [:]
      var started = 0
      var emitted = 0
      var running = 0
      var ended = false
      while true {
        while !ended && running < 2 * jobs && started - emitted < window {
          guard let input = try next() else {
            ended = true
            break
          }
          let (number, work) = (started, work)
          group.addTask {
            await gate.enter()
            let output = work(input)
            await gate.leave()
            return (number, output)
          }
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

/// Lets so many in at once, the others in the order they came.
private actor Gate {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ places: Int) { free = places }

  func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
