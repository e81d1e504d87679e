import Batch
import DocumentModel
import Intake
import LexiconStore
import MappedBytes
import Stance
import TestKit
import Testing

@Suite struct DictionaryTests {
  private static let base = Repository.root + "/Lexicons"

  private func evidence(
    _ name: String, _ dictionary: String, _ text: String
  ) throws -> [(name: String, place: String, weight: Int)] {
    let scratch = try Scratch()
    _ = try scratch.write(name, Array(dictionary.utf8))
    let files = try LexiconFiles(base: Self.base, overlay: scratch.path)
    let lexicons = try Lexicons(files.sources)
    let result = Stages(lexicons: lexicons).score(Array(text.utf8), toward: nil)
    return result.evidence.map {
      let entry = lexicons.entry($0.entry)
      return (entry.name, "\(entry.path):\(entry.line)", Int($0.weight.rawValue))
    }
  }

  @Test func liwc() throws {
    let found = try evidence(
      "own.dic", "%\n1\tposemo\n2\tnegemo\n%\nzorb*\t1\nglumf\t2\n",
      "They zorbed and they glumf all day.")
    #expect(found.map { $0.name } == ["zorb", "glumf"])
    #expect(found.map { $0.place } == ["own.dic:5", "own.dic:6"])
    #expect(found[0].weight > 0 && found[1].weight < 0)
  }

  @Test func lexicoder() throws {
    let found = try evidence(
      "own.lcd", "+negative\nglumf\n+positive\nzorb and all\n", "A zorb and all, a glumf.")
    #expect(found.map { $0.name } == ["zorb and all", "glumf"])
    #expect(found[0].weight > 0 && found[1].weight < 0)
  }

  @Test func quanteda() throws {
    let found = try evidence(
      "own.yml", "mood:\n  positive:\n    - zorb\n  negative: [glumf]\nother: [table]\n",
      "The table: a zorb, a glumf.")
    #expect(found.map { $0.name } == ["zorb", "glumf"])
    #expect(found[0].weight > 0 && found[1].weight < 0)
  }

  @Test(arguments: [
    ("own.dic", "1\tposemo\nzorb\t1\n", "own.dic: a LIWC dictionary names"),
    ("own.dic", "%\n1\tposemo\n%\nzorb\t7\n", "own.dic:4: category '7' is not defined"),
    ("own.lcd", "zorb\n+positive\n", "own.lcd:1: a word before"),
    ("own.yml", "- zorb\n", "own.yml:1: a quanteda dictionary is a mapping"),
    ("own.yml", "colours: [red]\n", "own.yml: no word of a category"),
  ])
  func faultsNameTheirPlace(_ name: String, _ dictionary: String, _ message: String) throws {
    let error = try #require(
      throws: DictionaryError.self, performing: { _ = try evidence(name, dictionary, "") })
    #expect(error.description.hasPrefix(message), "\(error)")
  }
}

@Suite struct SurveyTests {
  private func article(_ text: String) -> RawArticle {
    RawArticle(id: "a", text: Array(text.utf8), origin: "a.txt")
  }

  private func survey() throws -> LexiconSurvey {
    let home = Home(path: Repository.root)
    return LexiconSurvey(
      stages: Stages(lexicons: try Repository.lexicons(), analyser: try home.analyser()))
  }

  @Test func keywordsStandInTheirContext() throws {
    let hits = try survey().keywords(
      "courage", in: article("Ola praised the courage of the crew."), width: 12)
    #expect(hits.map(\.words) == ["courage"])
    #expect(hits.map(\.before) == ["praised the "])
    #expect(hits.map(\.after) == [" of the crew"])
    #expect(hits.map(\.entry) == ["courage.n"])
    #expect(try survey().keywords("courage", in: article("Nothing here."), width: 12).isEmpty)
  }

  @Test func contextNeverCutsACharacter() throws {
    let hits = try survey().keywords("courage", in: article("Ü courage é"), width: 2)
    #expect(hits.map(\.before) == [" "])
  }

  @Test func coverageCountsWhatNoLineKnows() throws {
    var survey = try self.survey()
    survey.add(article("Ukraine bought tractors. Ukraine bought tractors. Ukraine is brave."))
    let found = survey.uncovered(atLeast: 2)
    #expect(found.contains { $0.word == "tractors" && $0.tag == "NOUN" && $0.near == 2 })
    #expect(!found.contains { $0.word == "brave" })
    #expect(survey.uncovered(atLeast: 3).isEmpty)
  }
}
