import DocumentModel
import Foundation
import Testing

@testable import Batch

@Suite struct PositionTests {
  @Test func codePointsToBytes() {
    let points = CodePoints(Array("aé“б”".utf8))
    #expect(points.count == 5)
    #expect(points.bytes(0, 1) == TextRange(0, 1))
    #expect(points.bytes(1, 3) == TextRange(1, 6))
    #expect(points.bytes(4, 5) == TextRange(8, 11))
    #expect(points.bytes(0, 6) == nil && points.bytes(2, 2) == nil && points.bytes(-1, 2) == nil)
  }

  @Test func theWayBackIsTheInverse() {
    let map = OffsetMap(runs: [
      .init(normalised: Slice(1, 3), original: TextRange(1, 4)),
      .init(normalised: Slice(5, 5), original: TextRange(6, 8)),
      .init(normalised: Slice(7, 10), original: TextRange(10, 11)),
    ])
    for start in 0..<14 {
      for end in (start + 1)...14 {
        let slice = Slice(start, end)
        #expect(map.normalised(of: map.original(of: slice)).contains(slice))
      }
    }
    #expect(map.normalised(of: TextRange(2, 3)) == Slice(1, 3))
    #expect(map.normalised(of: TextRange(4, 5)) == Slice(3, 4))
  }

  static let names: [(String, Int?)] = [
    ("anna", 8), ("ANNA", 8), ("Ann", nil), ("Joanna", 1), ("", nil), ("é", nil),
  ]

  @Test(arguments: names)
  func namesAreFoundAtWordBorders(_ name: String, _ start: Int?) {
    let text = TextBuffer(validated: Array("(Joanna Anna)".utf8))
    #expect(NameSearch.first(name, in: text)?.lower == start)
  }
}

@Suite struct HomeTests {
  private func home(_ scratch: Scratch, _ folder: String) throws -> String {
    _ = try scratch.write(folder + "/Lexicons/sides.tsv", [])
    return scratch.path + "/" + folder
  }

  @Test func theVariableGoesFirst() throws {
    let scratch = try Scratch()
    let given = try home(scratch, "given")
    let found = try Home.locate(
      environment: ["STANDPOINT_HOME": given], executable: scratch.path + "/x/bin/standpoint")
    #expect(found.path == given)
  }

  @Test func thenTheNearestFolderAbove() throws {
    let scratch = try Scratch()
    let repository = try home(scratch, "repository")
    let found = try Home.locate(
      environment: [:], executable: repository + "/.build/release/standpoint")
    #expect(found.path == repository)
  }

  @Test func thenTheSharedFolderOfThePrefix() throws {
    let scratch = try Scratch()
    let shared = try home(scratch, "usr/share/standpoint")
    let found = try Home.locate(
      environment: [:], executable: scratch.path + "/usr/bin/standpoint")
    #expect(found.path == shared)
  }

  @Test func aWrongVariableIsNotPassedOver() throws {
    let scratch = try Scratch()
    #expect(throws: Home.NotFound.self) {
      try Home.locate(
        environment: ["STANDPOINT_HOME": scratch.path], executable: home(scratch, "r") + "/b/x")
    }
  }
}
