import Testing

@testable import MappedBytes

/// The vectors of FIPS 180-4's examples, and lengths around the block.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knownDigests(_ text: String, _ digest: String) {
    #expect(SHA256.hex(Array(text.utf8)) == digest)
  }

  @Test func aMillionTimesA() {
    #expect(
      SHA256.hex([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 127, 128, 200])
  func piecesGiveTheSameDigest(_ length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var hash = SHA256()
    for start in stride(from: 0, to: length, by: 9) {
      hash.update(Array(bytes[start..<min(start + 9, length)]))
    }
    #expect(hash.hex() == SHA256.hex(bytes))
  }

  /// The processor's instructions against the arithmetic that every machine has.
  @Test(arguments: [0, 1, 63, 64, 65, 191, 4096, 100_003])
  func bothWaysGiveTheSameDigest(_ length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 151 ^ $0 >> 3) }
    var plain = SHA256(plain: true)
    plain.update(bytes)
    #expect(plain.hex() == SHA256.hex(bytes))
  }
}
