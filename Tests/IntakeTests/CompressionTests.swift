import Foundation
import Intake
import MappedBytes
import TestKit
import Testing

/// Packs bytes as the tools of an archive do.
func packed(_ bytes: [UInt8], with tool: String) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [tool, "-c"]
  let (input, output) = (Pipe(), Pipe())
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  DispatchQueue.global().async {
    try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
    try? input.fileHandleForWriting.close()
  }
  let packed = Array(output.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  return packed
}

/// Laws of packed inputs: what is whole is kept, what is wrong is said once.
@Suite struct CompressionTests {
  static let text = Array(
    (0..<400).map { "{\"id\":\"\($0)\",\"text\":\"line \($0 &* 7919)\"}\n" }.joined().utf8)

  /// The lines that come whole, and the fault that ends them.
  private func lines(
    _ bytes: [UInt8], _ packing: Packing, longest: Int = LineChunks.longest
  ) throws -> (lines: [String], fault: DecodingFault?, overlong: [Int]) {
    try Program.withFolder { folder in
      let path = folder + "/in"
      try Data(bytes).write(to: URL(filePath: path))
      var chunks = LineChunks(
        ByteSource(try ByteStream.reading(path), packing), block: 1 << 10, longest: longest)
      var lines: [String] = []
      var overlong: [Int] = []
      do throws(StreamError) {
        while let chunk = try chunks.next() {
          if let size = chunk.overlong { overlong.append(size) }
          chunk.forEachLine { lines.append(String(decoding: chunk.bytes[$1], as: UTF8.self)) }
        }
      } catch {
        return (lines, error.decoding, overlong)
      }
      return (lines, nil, overlong)
    }
  }

  private static let all = text.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }

  @Test(arguments: [("gzip", Packing.gzip), ("zstd", .zstd)])
  func wholeFilesAndMembersOneAfterAnother(_ tool: String, _ packing: Packing) throws {
    let bytes = try packed(Self.text, with: tool)
    let once = try lines(bytes, packing)
    #expect(once.lines == Self.all && once.fault == nil)
    let twice = try lines(bytes + bytes, packing)
    #expect(twice.lines == Self.all + Self.all && twice.fault == nil)
  }

  @Test(arguments: [("gzip", Packing.gzip), ("zstd", .zstd)])
  func aCutFileKeepsItsWholeLines(_ tool: String, _ packing: Packing) throws {
    let bytes = try packed(Self.text, with: tool)
    for cut in stride(from: 1, to: bytes.count, by: max(1, bytes.count / 61)) {
      let read = try lines(Array(bytes[..<cut]), packing)
      #expect(read.fault == .truncated, "cut at \(cut)")
      #expect(Self.all.starts(with: read.lines), "cut at \(cut)")
    }
  }

  @Test func garbageDamageAndChecksumsAreTold() throws {
    let bytes = try packed(Self.text, with: "gzip")
    let garbage = try lines(bytes + Array("more".utf8), .gzip)
    #expect(garbage.lines == Self.all && garbage.fault == .trailingGarbage)
    var wrong = bytes
    wrong[bytes.count - 6] ^= 1
    let checked = try lines(wrong, .gzip)
    #expect(checked.lines == Self.all && checked.fault == .badChecksum)
    var damaged = bytes
    for at in (bytes.count / 2)..<(bytes.count / 2 + 40) { damaged[at] = 0xFF }
    let torn = try lines(damaged, .gzip)
    #expect(torn.fault == .corrupt || torn.fault == .badChecksum)
    #expect(torn.lines.count < Self.all.count)
    #expect(try lines(Self.text, .gzip).fault == .corrupt)
    #expect(try lines([], .gzip).fault == nil)
  }

  @Test func aBombIsStopped() throws {
    let zeros = [UInt8](repeating: 0x20, count: 120 << 20)
    let read = try lines(try packed(zeros, with: "gzip"), .gzip)
    #expect(read.fault == .bomb(ratio: ByteSource.largestRatio))
    #expect(read.lines.isEmpty)
  }

  @Test(arguments: [100, 1_023, 1_024, 5_000, 50_000])
  func anOverlongLineIsPassedOver(_ size: Int) throws {
    let long = String(repeating: "x", count: size)
    let read = try lines(Array("a\n\(long)\nb\nc\n\(long)".utf8), .plain, longest: 2_000)
    #expect(read.lines == (size > 2_000 ? ["a", "b", "c"] : ["a", long, "b", "c", long]))
    #expect(read.overlong == (size > 2_000 ? [size, size] : []))
  }

  @Test(arguments: [
    ("a.jsonl", InputForm(.lines)), ("x/a.b.TXT", InputForm(.text)),
    ("a.jsonl.gz", InputForm(.lines, .gzip)), ("a.ndjson.zst", InputForm(.lines, .zstd)),
    ("a.gz", nil), ("jsonl", nil), ("a.doc", nil), ("a.doc.gz", nil),
  ])
  func namesTellTheForm(_ name: String, _ form: InputForm?) {
    #expect(InputForm(name: name) == form)
  }

  @Test(arguments: [
    ("x/a.jsonl.gz", "a"), ("v1.2.txt", "v1.2"), ("a.b", "a.b"), (".txt", ".txt"),
  ])
  func stems(_ path: String, _ stem: String) {
    #expect(InputForm.stem(path) == stem)
  }
}
