import CAllocations
import Glibc

/// The fixed kernel: FNV-1a over every byte. What a stage costs is told as a ratio to it, measured in the same
/// seconds, because absolute figures drift with the machine. Never change it.
@inline(never)
func kernel(_ bytes: Span<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for at in bytes.indices { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3 }
  return hash
}

/// Processor seconds of this thread.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// What one stage costs over a set of documents.
struct Cost {
  let name: String
  /// Bytes a second ÷ 10⁶.
  let megabytes: Double
  /// A second, white space between them.
  let words: Double
  let tokens: Double
  /// Its speed divided by the kernel's.
  let ratio: Double
  let mallocs: Double
}

/// Documents that a stage is run over.
struct Load {
  let bytes: Int
  let words: Int
  let tokens: Int
  let documents: Int
  /// All text in one piece, for the kernel.
  let text: [UInt8]
}

/// Runs `work` (all documents once) until enough time has passed, five times, taking turns with the kernel; the best
/// of each counts.
func cost(_ name: String, _ load: Load, _ work: () -> Void) -> Cost {
  work()
  let before = allocations_count()
  work()
  let mallocs = Double(allocations_count() - before) / Double(load.documents)
  var best = Double.infinity
  var bestKernel = Double.infinity
  for _ in 0..<5 {
    best = min(best, secondsOfOne(work))
    bestKernel = min(bestKernel, secondsOfOne { sink ^= kernel(load.text.span) })
  }
  let megabytes = Double(load.bytes) / best / 1e6
  let kernelMegabytes = Double(load.text.count) / bestKernel / 1e6
  return Cost(
    name: name, megabytes: megabytes, words: Double(load.words) / best,
    tokens: Double(load.tokens) / best,
    ratio: megabytes / kernelMegabytes, mallocs: mallocs)
}

/// Where results go so that no work is optimised away.
nonisolated(unsafe) var sink: UInt64 = 0

private func secondsOfOne(_ work: () -> Void) -> Double {
  let start = processorTime()
  var rounds = 0
  while true {
    work()
    rounds += 1
    let spent = processorTime() - start
    if spent >= 0.1 { return spent / Double(rounds) }
  }
}
