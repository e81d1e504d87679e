import Batch
import Foundation
import MappedBytes

/// One line on a terminal that says how far a run is. Nothing where stderr is no terminal.
final class Progress {
  private let isShown: Bool
  private let start = Date()
  private var last = Date.distantPast
  private var isOnScreen = false

  init(isShown: Bool) {
    self.isShown = isShown && ByteStream.standardError().isTerminal
  }

  func show(_ run: RunProgress) {
    let now = Date()
    guard isShown, run.isWriting || now.timeIntervalSince(last) > 0.2 else { return }
    last = now
    isOnScreen = true
    let seconds = now.timeIntervalSince(start)
    let rate = Double(run.articles) / max(0.001, seconds)
    let end = run.isWriting ? "; writing tables" : Self.left(seconds, run.share)
    say("\r\(run.articles) articles, \(Int(rate)) a second\(end)\u{1B}[K")
  }

  /// "; 41 %, 12 s left". Nothing in the first second, when it would be a guess, and where the size is not known.
  static func left(_ seconds: Double, _ share: Double?) -> String {
    guard let share, share > 0, seconds > 1 else { return "" }
    let left = Int((seconds * (1 - share) / share).rounded(.up))
    let time =
      left < 60
      ? "\(left) s" : left < 3600 ? "\(left / 60) min" : "\(left / 3600) h \(left / 60 % 60) min"
    return "; \(Int(share * 100)) %, \(time) left"
  }

  /// Wipes the line, before anything else is written.
  func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    say("\r\u{1B}[K")
  }

  private func say(_ text: String) {
    // A terminal that has gone needs no progress.
    try? ByteStream.standardError().write(Array(text.utf8))
  }
}
