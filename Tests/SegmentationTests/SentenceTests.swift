import DocumentModel
import TestKit
import Testing

@Suite struct SentenceTests {
  /// Each sentence is drawn as ⟦…⟧s.
  @Test(arguments: [
    "⟦The talks failed.⟧s ⟦Nobody spoke.⟧s",
    "⟦Mr. Orlin met Gen. Vesta in the U.S. on Feb. 3.⟧s ⟦It rained.⟧s",
    "⟦“We will not go,” he said.⟧s ⟦“Not now.”⟧s ⟦She left.⟧s",
    "⟦“Is it over?” she asked.⟧s",
    "⟦Talks begin at 5 p.m. in Tarn.⟧s",
    "⟦Headline without a stop⟧s\n\n⟦The story begins.⟧s",
    "⟦Photo: M. Arden⟧s\n⟦Share it:⟧s\n⟦The story begins.⟧s",
    "⟦A line that was cut at a fixed width by\na machine, then another line of it, and\nstill another that goes on in the same\nmanner.⟧s",
    "⟦Вони пішли.⟧s ⟦Ніхто не сказав ні слова.⟧s",
  ])
  func boundaries(_ marked: String) throws {
    let text = try MarkedText(marked)
    #expect(Project.segments(text.text).sentences.map(\.range) == text.ranges["s"])
  }

  /// What the rules say where the model could err, each with its negative case.
  @Test(arguments: [
    // Closing marks stay with what they close, glued or not.
    "⟦He said so. ”⟧s ⟦Nobody answered.⟧s",
    "⟦“Why now? ” she asked.⟧s",
    "⟦The note read \"Out by nine.\"⟧s ⟦He left.⟧s",
    "⟦The office is in Tarn, W.D.'s old quarter.⟧s",
    // Two sentences without a space; a network name is none.
    "⟦The envoys left.⟧s⟦Nobody came after them.⟧s",
    "⟦“It is done.”⟧s⟦Then he left.⟧s",
    "⟦The offer stands at example.org today.⟧s",
    "⟦He called it \"a long wait.\"⟧s⟦The others left.⟧s",
    // A dateline is a sentence of its own; a remark in brackets is none.
    "⟦TARN, Feb. 3 (OPA) —⟧s ⟦The council met on Monday.⟧s",
    "⟦TARN (OPA) -⟧s ⟦The council met on Monday.⟧s",
    "⟦The mayor (a dentist) - once a deputy - resigned.⟧s",
    // Who speaks in a transcript stays with the words.
    "⟦Petra Lund: Not before spring.⟧s ⟦Orla Reed: Why?⟧s",
    "⟦President of Orland Petra Lund: Not before spring.⟧s",
    // Names put into brackets.
    "⟦“We told [Petra] Lund that the money was gone.”⟧s",
    "⟦Petra (Pet) Lund was there.⟧s",
    // A row of signs.
    "⟦The talks ended.⟧s ⟦* * *⟧s ⟦The minister was not there.⟧s",
    "⟦Two non-E.U. states signed.⟧s",
    // Ukrainian and Russian: asides behind a dash, small letters, abbreviations.
    "⟦«Ми не підемо!» — сказав він.⟧s ⟦— Ніколи.⟧s",
    "⟦Население – 5 тыс. чел. в 1990 г.⟧s",
    "⟦Бюджет становив 5 млн грн.⟧s ⟦Це багато.⟧s",
    "⟦Відділ на вул. Садовій, буд. 5.⟧s ⟦Його очолює А. С. Орленко.⟧s",
    "⟦Об этом, т. е. о сроках, сообщил И. И. Лунд.⟧s ⟦Он ушёл.⟧s",
  ])
  func rules(_ marked: String) throws {
    let text = try MarkedText(marked)
    #expect(Project.segments(text.text).sentences.map(\.range) == text.ranges["s"])
  }
}
