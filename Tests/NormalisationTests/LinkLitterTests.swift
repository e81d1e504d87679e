import DocumentModel
import Normalisation
import Testing

/// Links to other articles that a page ran into its sentences.
@Suite struct LinkLitterTests {
  private func normalised(_ text: String) -> (text: String, codes: [FindingCode]) {
    var findings: [Finding] = []
    let document = Normaliser().document(
      from: RawArticle(id: "test", text: Array(text.utf8)), findings: &findings)
    return (document.text.string(document.text.all), findings.map(\.code))
  }

  @Test(arguments: [
    "Sen. Marta Orlyk Marta Lund OrlykCouncil delays the vote Who pays for the bridge? MORE (Ind.) said.",
    "Sen. Marta Orlyk Marta (Mimi) Lund Orlyk2020 budget Bridge 'to open' MORE (Ind.) said.",
    "Sen. Marta Orlyk Marta OrlykMORE (Ind.) said.",
    "Sen. Marta Orlyk Marta Lund Orlyk Council delays the vote MORE (Ind.) said.",
  ])
  func linksGo(_ text: String) {
    let found = normalised(text)
    #expect(found.text == "Sen. Marta Orlyk (Ind.) said.")
    #expect(found.codes == [.linkLitter])
  }

  @Test(arguments: ["’", "'"]) func aGenitiveStaysWithItsName(_ mark: String) {
    let found = normalised("Orlyk Marta OrlykBridge opens MORE\(mark)s plan failed.")
    #expect(found.text == "Orlyk\(mark)s plan failed.")
  }

  @Test func severalRunsGo() {
    let found = normalised(
      "Orlyk Marta OrlykBridge opens MORE and Holm Karla HolmPort closes MORE met.\n\nOrlyk left.")
    #expect(found.text == "Orlyk and Holm met.\n\nOrlyk left.")
  }

  /// Words in capitals and repeated names alone are no litter.
  @Test(arguments: [
    "Marta Orlyk asked for MORE time.",
    "Marta Orlyk met Pavel Orlyk. READ MORE",
    "Orlyk and Marta Orlyk want MORE.",
    "Marta Orlyk Pavel Hruska wants MORE money.",
  ])
  func otherTextStays(_ text: String) {
    let found = normalised(text)
    #expect(found.text == text)
    #expect(found.codes.isEmpty)
  }
}
