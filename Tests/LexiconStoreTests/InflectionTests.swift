import LexiconStore
import TestKit
import Testing

struct InflectionTests {
  @Test(arguments: [
    ("claim", ["claim", "claims", "claimed", "claiming"]),
    ("stop", ["stop", "stops", "stopped", "stopping"]),
    ("deny", ["deny", "denies", "denied", "denying"]),
    ("stay", ["stay", "stays", "stayed", "staying"]),
    ("die", ["die", "dies", "died", "dying"]),
    ("agree", ["agree", "agrees", "agreed", "agreeing"]),
    ("shoe", ["shoe", "shoes", "shoed", "shoeing"]),
    ("note", ["note", "notes", "noted", "noting"]),
    ("press", ["press", "presses", "pressed", "pressing"]),
    ("fix", ["fix", "fixes", "fixed", "fixing"]),
    ("teach", ["teach", "teaches", "teached", "teaching"]),
    ("visit", ["visit", "visits", "visited", "visiting"]),
    ("show", ["show", "shows", "showed", "showing"]),
    ("need", ["need", "needs", "needed", "needing"]),
  ])
  func verbsByRule(_ base: String, _ forms: [String]) {
    #expect(Inflection.verb(base) == forms)
  }

  @Test(arguments: [
    ("ally", "allies"), ("day", "days"), ("tax", "taxes"), ("march", "marches"), ("wish", "wishes"),
    ("state", "states"),
  ])
  func nounsByRule(_ base: String, _ plural: String) {
    #expect(Inflection.noun(base) == [base, plural])
  }

  @Test(arguments: [
    ("sad", ["sadly", "sadder", "saddest"]), ("heavy", ["heavily", "heavier", "heaviest"]),
    ("heroic", ["heroically"]),
    ("terrible", ["terribly"]), ("bold", ["boldly", "bolder", "boldest"]),
    ("full", ["fully", "fuller", "fullest"]),
    ("friendly", ["friendlier", "friendliest"]),
  ])
  func adjectivesByRule(_ base: String, _ forms: [String]) {
    #expect(Inflection.adjective(base) == forms)
  }

  @Test func consonantsAreDoubledOnlyAfterOneShortVowel() {
    #expect(Inflection.past("plan") == "planned" && Inflection.past("clean") == "cleaned")
    #expect(Inflection.past("warn") == "warned" && Inflection.participle("fix") == "fixing")
    #expect(Inflection.participle("open") == "opening")
  }
}
