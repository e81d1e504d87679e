import Glibc

/// Seconds of processor time that `work` takes on this thread: other load on the machine hardly shows.
public func processorSeconds(_ work: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return .nan }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  work()
  return now() - start
}
