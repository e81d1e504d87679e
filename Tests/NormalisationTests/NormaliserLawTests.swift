import DocumentModel
import ICUText
import TestKit
import Testing

@testable import Normalisation

@Suite struct NormaliserLawTests {
  private static let seeds = Array(UInt64(1)...200)

  /// Cut anywhere between two changes, the pieces of the original normalise to the pieces of the text; what lies
  /// between them (and around them) was left out, so it normalises to nothing.
  @Test(arguments: seeds)
  func slicesNormaliseToSlices(_ seed: UInt64) {
    let given = HostileText.text(
      HostileText.plain + HostileText.litter + HostileText.marks, seed: seed)
    let document = normalise(given).document
    var at = 0
    for slice in slices(of: document, seed: seed) {
      let original = document.offsets.original(of: slice)
      #expect(original.lower >= at)
      #expect(normalise(Array(given[at..<original.lower])).document.text.storage.isEmpty)
      let again = normalise(Array(given[original.indices])).document
      #expect(again.text.storage == Array(document.text.storage[slice.indices]))
      at = original.upper
    }
    #expect(normalise(Array(given[at...])).document.text.storage.isEmpty)
  }

  /// The text in pieces whose borders lie inside no run and before characters that stand alone.
  private func slices(of document: Document, seed: UInt64) -> [Slice] {
    let bytes = document.text.storage
    var random = SeededGenerator(seed: seed)
    let borders = bytes.indices.filter { at in
      let standsAlone = bytes[at] < 0x80 || bytes[at] == 0xC2 || bytes[at] == 0xD0
      let isInside = document.offsets.runs.contains {
        $0.normalised.lower < at && at < $0.normalised.upper
      }
      return at > 0 && standsAlone && !isInside && Int.random(in: 0..<3, using: &random) == 0
    }
    return zip([0] + borders, borders + [bytes.count]).filter { $0 < $1 }.map { Slice($0, $1) }
  }

  /// Anything at all: the result is UTF-8 in NFC without litter, and normalising it again changes nothing.
  @Test(arguments: seeds)
  func resultsAreCleanAndStable(_ seed: UInt64) {
    let given = HostileText.bytes(HostileText.everything, seed: seed, count: 60)
    let text = normalise(given, charset: "utf-8").document.text.storage
    #expect(Array(String(decoding: text, as: UTF8.self).utf8) == text)
    #expect(isNFC(text))
    var repairs = Repairs()
    let again = Cleaning.clean(text, repairs: &repairs)
    #expect(again.bytes == text)
    #expect(again.map.runs.isEmpty)
  }

  /// Offsets rise with what they are asked for, and stay inside the original.
  @Test(arguments: seeds)
  func offsetsAreMonotone(_ seed: UInt64) {
    let given = HostileText.bytes(HostileText.everything, seed: seed, count: 60)
    let document = normalise(given).document
    let count = document.text.count
    var (start, end) = (0, 0)
    for at in 0..<count {
      let original = document.offsets.original(of: Slice(at, at + 1))
      #expect(original.lower >= start && original.upper >= end)
      (start, end) = (original.lower, original.upper)
      let empty = document.offsets.original(of: Slice(at, at))
      #expect(empty.isEmpty && empty.upper <= given.count)
    }
    #expect(end <= given.count)
    for (run, next) in zip(document.offsets.runs, document.offsets.runs.dropFirst()) {
      #expect(run.normalised.upper <= next.normalised.lower)
      #expect(run.original.upper <= next.original.lower)
    }
  }

  /// The survey never spares a step that would have changed something.
  @Test(arguments: seeds)
  func theSurveyMissesNothing(_ seed: UInt64) {
    let pieces = HostileText.everything
    for at in 0..<20 {
      let given = HostileText.bytes(pieces, seed: seed &* 1000 + UInt64(at), count: 3)
      let survey = Survey(given.span)
      var repairs = Repairs()
      let valid = Array(String(decoding: given, as: UTF8.self).utf8) == given
      #expect(survey.contains(.illFormed) == !valid)
      if !survey.contains(.litter) {
        #expect(Cleaning.clean(given, repairs: &repairs).bytes == given)
      }
      if survey.isDisjoint(with: [.composition, .litter, .illFormed]) { #expect(isNFC(given)) }
      if !survey.contains(.mojibake) { #expect(Mojibake.repaired(given, repairs: &repairs) == nil) }
    }
  }

  /// Two maps in a row lead where one after the other leads.
  @Test(arguments: seeds)
  func mapsCompose(_ seed: UInt64) {
    let given = HostileText.text(
      HostileText.plain + HostileText.litter + HostileText.marks, seed: seed)
    var repairs = Repairs()
    let inner = Cleaning.clean(given, repairs: &repairs)
    let outer = ICUText.nfc(inner.bytes.span)
    let both = outer.edits.composed(after: inner.map)
    for at in 0..<outer.bytes.count {
      let slice = Slice(at, at + 1)
      let step = outer.edits.original(of: slice)
      let twice = inner.map.original(of: TextRange(start: step.start, end: step.end))
      let once = both.original(of: slice)
      #expect(once.start <= twice.start && once.end >= twice.end)
    }
  }

  private func isNFC(_ bytes: [UInt8]) -> Bool { ICUText.isNFC(bytes.span) }
}

@Suite struct NormaliserCostTests {
  /// Eight times the bytes take about eight times as long, whatever they are.
  @Test(arguments: [
    "a", "\"", "\u{301}", "\u{323}\u{301}", "a\u{301}", "\u{A0}", "\r\n", "\u{AD}", "â€œ", "Ã",
    "вЂњ", "Р", "\u{200D}",
    "\u{0}", "日", "e",
  ])
  func timeIsLinear(_ pattern: String) {
    func seconds(_ size: Int) -> Double {
      let given = Array(String(repeating: pattern, count: size / pattern.utf8.count).utf8)
      return processorSeconds { _ = normalise(given) }
    }
    _ = seconds(1 << 10)
    let (small, large) = (seconds(1 << 14), seconds(1 << 17))
    #expect(large < 8 * 4 * max(small, 0.002), "\(pattern): \(small) s, then \(large) s")
  }

  /// A clean text is not copied.
  @Test func cleanTextsShareTheirBytes() {
    let given = Array("“Clean”, said the mayor of Київ.\n".utf8)
    let text = normalise(given).document.text.storage
    let (before, after) = (address(given), address(text))
    #expect(before == after)
  }

  private func address(_ bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
  }
}
