import DocumentModel
import Normalisation
import Testing

/// Buttons of a picture gallery that a page ran into its text.
@Suite struct CaptionLitterTests {
  private func normalised(_ text: String) -> (text: String, codes: [FindingCode]) {
    var findings: [Finding] = []
    let document = Normaliser().document(
      from: RawArticle(id: "test", text: Array(text.utf8)), findings: &findings)
    return (document.text.string(document.text.all), findings.map(\.code))
  }

  @Test func buttonsGo() {
    let found = normalised(
      "Boats wait at the bridge. Hide Caption 1 of 21 Photos: Photos: The bridge opens. Hide Caption 2 of 21"
    )
    #expect(found.text == "Boats wait at the bridge. The bridge opens. ")
    #expect(found.codes == [.linkLitter])
  }

  /// The words alone are no button.
  @Test(arguments: [
    "Hide Caption buttons are a nuisance.", "Editors hide Caption 4 of the catalogue.",
    "The mayor wrote Caption 4 of 21.",
  ])
  func otherTextStays(_ text: String) {
    let found = normalised(text)
    #expect(found.text == text)
    #expect(found.codes == [])
  }
}
