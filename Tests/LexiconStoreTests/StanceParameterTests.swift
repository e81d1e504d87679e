import DocumentModel
import Testing

@testable import LexiconStore

@Suite struct StanceParameterTests {
  /// A weight is found by its case's position.
  @Test func namesStandInTheOrderOfTheCases() {
    #expect(StanceParameter.names.map(\.key) == StanceParameter.allCases)
    #expect(Set(StanceParameter.names.map(\.value)).count == StanceParameter.allCases.count)
  }

  @Test func aParameterIsFoundByItsName() {
    #expect(StanceParameter(name: "scope.negation-deed") == .negationDeed)
    #expect(StanceParameter.negationDeed.name == "scope.negation-deed")
    #expect(StanceParameter(name: "scope.nothing") == nil)
  }
}

@Suite struct SideSetTests {
  @Test func holdsEverySideThatANumberCanName() {
    let all = (0...255).map { SideID(rawValue: UInt8($0)) }
    for side in all {
      var set = SideSet()
      #expect(set.isEmpty)
      set.insert(side)
      #expect(all.filter { set.contains($0) } == [side])
      #expect(set.isOnly(side) && !set.isEmpty)
      set.insert(all[side == all[7] ? 8 : 7])
      #expect(!set.isOnly(side))
      set.removeAll()
      #expect(set == SideSet())
    }
  }
}
