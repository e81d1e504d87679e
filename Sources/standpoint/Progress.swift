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

  func show(_ articles: Int) {
    let now = Date()
    guard isShown, now.timeIntervalSince(last) > 0.2 else { return }
    last = now
    isOnScreen = true
    let rate = Double(articles) / max(0.001, now.timeIntervalSince(start))
    say("\r\(articles) articles, \(Int(rate)) a second\u{1B}[K")
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
