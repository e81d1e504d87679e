import ICUText
import TestKit
import Testing

@Suite struct EightBytesTests {
  /// What is told of eight bytes at once is what is told of each of them.
  @Test(arguments: 0..<200 as Range<UInt64>) func masksAgreeWithBytes(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
    let group = EightBytes(bytes.span, at: 0)
    for (at, byte) in bytes.enumerated() {
      let bit: UInt64 = 0x80 << (8 * UInt64(at))
      let isCapital = (65...90).contains(byte)
      #expect((group.capitals & bit != 0) == isCapital)
      #expect((group.letters & bit != 0) == (isCapital || (97...122).contains(byte)))
      #expect((group.wide & bit != 0) == (byte >= 0x80))
      let lowered = UInt8(truncatingIfNeeded: group.lowered.value >> (8 * UInt64(at)))
      #expect(lowered == (isCapital ? byte + 32 : byte))
    }
    #expect((group.capitals | group.letters | group.wide) & ~0x8080_8080_8080_8080 == 0)
  }

  @Test func theEndOfATextIsFilledUpWithZeros() {
    let bytes = Array("Orla left".utf8)
    #expect(EightBytes(bytes.span, at: 5, end: 9) == EightBytes(value: 0x7466_656C))
    #expect(EightBytes(bytes.span, at: 0, end: 4) == EightBytes(bytes.span, at: 0).first(4))
    #expect(EightBytes(bytes.span, at: 0).leadingLetters == 4)
    #expect(EightBytes(Array("abcdefgh".utf8).span, at: 0).leadingLetters == 8)
  }
}
