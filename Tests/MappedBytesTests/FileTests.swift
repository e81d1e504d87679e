import Foundation
import TestKit
import Testing

@testable import MappedBytes

struct FileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "mapped-bytes-\(UUID().uuidString)")

  private func path(_ name: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name).path
  }

  @Test func aMappedFileIsItsBytes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = (0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try path("model")
    try ByteStream.creating(path).write(bytes)
    let mapped = try MappedBytes(path: path)
    let copied = MappedBytes(copying: bytes)
    #expect(mapped.count == bytes.count && copied.count == bytes.count)
    #expect(bytes.indices.allSatisfy { mapped[$0] == bytes[$0] && copied[$0] == bytes[$0] })
    let number = bytes[5...8].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    #expect(mapped.uint32(at: 5) == number && copied.uint32(at: 5) == number)
  }

  @Test func anEmptyFileAndAMissingOne() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try path("empty")
    try ByteStream.creating(path).write([])
    #expect(try MappedBytes(path: path).count == 0)
    let missing = StreamError(path: path + "x", code: ENOENT)
    #expect(throws: missing) { try MappedBytes(path: path + "x") }
    #expect(missing.description == path + "x: No such file or directory")
  }

  @Test func whatWasReadGivesItsRoomBack() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try path("run")
    try ByteStream.creating(path).write([UInt8](repeating: 7, count: 1 << 20))
    func room() throws -> Int {
      var status = stat()
      try #require(unsafe stat(path, &status) == 0)
      return Int(status.st_blocks) * 512
    }
    let before = try room()
    let stream = try ByteStream.consuming(path)
    var bytes: [UInt8] = []
    _ = try stream.read(upTo: 3 << 18, appendingTo: &bytes)
    stream.free(0..<(3 << 18))
    #expect(try room() <= before - (3 << 18) + 8192)
    #expect(try stream.rest() == [UInt8](repeating: 7, count: 1 << 18))
  }

  @Test func aFolderIsNoFile() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try path("x")
    let parent = String(path.dropLast(2))
    #expect(throws: StreamError(path: parent, code: EISDIR)) {
      _ = try ByteStream.reading(parent)
    }
  }

  @Test func streamsReadInBlocksAndFilesChangeInOneStep() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let old = try path("old")
    let new = try path("new")
    try ByteStream.creating(new).write(Array("before".utf8))
    try ByteStream.creating(old).write(Array("abcdefgh".utf8))
    try ByteStream.rename(old, to: new)
    var bytes: [UInt8] = []
    let stream = try ByteStream.reading(new)
    #expect(try stream.read(upTo: 3, appendingTo: &bytes) == 3)
    #expect(bytes == Array("abc".utf8))
    #expect(try stream.rest() == Array("defgh".utf8))
    #expect(try stream.read(upTo: 3, appendingTo: &bytes) == 0)
    #expect(throws: StreamError(path: old, code: ENOENT)) { try ByteStream.contents(old) }
  }

  @Test func aTableLiesInsideItsBytes() throws {
    let bytes = MappedBytes(copying: [UInt8](0..<200))
    let table = try #require(Table<UInt16>(bytes, offset: 64, rows: 4, width: 16))
    #expect(table[0] == 65 << 8 | 64 && table[3, 15] == 191 << 8 | 190)
    #expect(table.offset(0, 0) == 64 && table.offset(2, 3) == 64 + 2 * 35)
    #expect(Table<UInt16>(bytes, offset: 64, rows: 5, width: 16) == nil)
    #expect(Table<UInt16>(bytes, offset: 32, rows: 1, width: 16) == nil)
    #expect(Table<UInt16>(bytes, offset: 256, rows: 0, width: 16) == nil)
    #expect(Table<UInt16>(bytes, offset: -64, rows: 1, width: 16) == nil)
    #expect(Table<UInt16>(bytes, offset: 0, rows: -1, width: 16) == nil)
    #expect(Table<UInt16>(bytes, offset: 0, rows: 1, width: 0) == nil)
    #expect(Table<UInt16>(bytes, offset: 0, rows: .max, width: .max) == nil)
  }

  @Test func readingOutsideTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = MappedBytes(copying: [1, 2, 3])[3]
    }
    await #expect(processExitsWith: .failure) {
      var lanes = Lanes(count: 16)
      var rows = RowList(capacity: 1)
      rows.append(1)
      lanes.rectifiedSum(
        MappedBytes(copying: [UInt8](repeating: 0, count: 16)), rows, at: 0, width: 16,
        ceiling: 1, shift: 0)
    }
    await #expect(processExitsWith: .failure) {
      var rows = RowList(capacity: 1)
      rows.append(1)
      rows.append(1)
    }
  }
}
