import Glibc

/// The processor time of the running thread: what the machine does besides makes no difference.
public enum ThreadClock {
  /// Since the thread began.
  public static var seconds: Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
