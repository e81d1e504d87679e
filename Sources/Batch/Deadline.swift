import DocumentModel
import MappedBytes

/// An article took more processor time than it may.
public struct TookTooLong: Error, Sendable, Equatable {
  public let seconds: Double

  /// A word for machines.
  static let code = "time-limit"
  var message: String {
    "took more than \(Int(seconds)) seconds of processor time; is it one article? 'seconds:' in the pipeline allows more"
  }
}

/// How much processor time one article may take. Looked at between the stages, and inside the long ones.
struct Deadline {
  /// Hundreds of times what a long article takes.
  static let usual = 60.0
  private let seconds: Double
  private let end: Double

  init(seconds: Double = Deadline.usual) {
    self.seconds = seconds
    end = ThreadClock.seconds + seconds
  }

  var limit: TimeLimit {
    let end = end
    return TimeLimit { ThreadClock.seconds > end }
  }

  func check() throws(TookTooLong) {
    if ThreadClock.seconds > end { throw TookTooLong(seconds: seconds) }
  }
}
