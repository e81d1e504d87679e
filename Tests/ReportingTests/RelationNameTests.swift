import DocumentModel
import Testing

@testable import Reporting

struct RelationNameTests {
  @Test func relationsAreNamedAsCoNLLUNamesThem() {
    #expect(Relation.caseMark.outputName == "case")
    #expect(Relation.aclRelcl.outputName == "acl:relcl")
    #expect(Relation.none.outputName == nil)
    for relation in Relation.allCases where relation != .none {
      #expect(relation.outputName.flatMap(Relation.init(conllu:)) == relation)
    }
  }
}
