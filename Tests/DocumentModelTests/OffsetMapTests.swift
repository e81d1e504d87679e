import DocumentModel
import TestKit
import Testing

@Suite struct OffsetMapTests {
  @Test func identityWithoutRuns() {
    #expect(OffsetMap().original(of: Slice(3, 7)) == TextRange(3, 7))
  }

  @Test func aRunShiftsWhatFollows() {
    // One composed letter of 2 bytes at 1 came from 3 bytes.
    let map = OffsetMap(runs: [.init(normalised: Slice(1, 3), original: TextRange(1, 4))])
    #expect(map.original(of: Slice(0, 1)) == TextRange(0, 1))
    #expect(map.original(of: Slice(1, 3)) == TextRange(1, 4))
    #expect(map.original(of: Slice(3, 5)) == TextRange(4, 6))
  }

  @Test func deletedBytesStayOutside() {
    // "ra" + soft hyphen (2 bytes) + "dio"
    let map = OffsetMap(runs: [.init(normalised: Slice(2, 2), original: TextRange(2, 4))])
    #expect(map.original(of: Slice(0, 2)) == TextRange(0, 2))
    #expect(map.original(of: Slice(2, 5)) == TextRange(4, 7))
    #expect(map.original(of: Slice(0, 5)) == TextRange(0, 7))
    #expect(map.original(of: Slice(2, 2)).isEmpty)
  }

  @Test func changesInARowCompose() {
    // A soft hyphen goes, then the letters beside it become one.
    let inner = OffsetMap(runs: [
      .init(normalised: Slice(2, 2), original: TextRange(2, 4)),
      .init(normalised: Slice(8, 9), original: TextRange(10, 12)),
    ])
    let outer = OffsetMap(runs: [.init(normalised: Slice(1, 3), original: TextRange(1, 4))])
    #expect(
      outer.composed(after: inner).runs == [
        .init(normalised: Slice(1, 3), original: TextRange(1, 6)),
        .init(normalised: Slice(7, 8), original: TextRange(10, 12)),
      ])
    #expect(outer.composed(after: OffsetMap()) == outer)
    #expect(OffsetMap().composed(after: inner) == inner)
  }

  @Test func markedTextNests() throws {
    let text = try MarkedText("a ⟦b ⟦c⟧x d⟧y")
    #expect(text.text == "a b c d")
    #expect(text["x"] == Slice(4, 5))
    #expect(text["y"] == Slice(2, 7))
  }
}
