import DocumentModel
import Testing

/// Names of values as outputs write them: tables by raw value, so each must meet its case.
@Suite struct NameTests {
  @Test func namesAreTheCases() {
    for value in QuoteKind.allCases { #expect(value.name == "\(value)") }
    for value in CueClass.allCases { #expect(value.name == "\(value)") }
    for value in CueAttitude.allCases { #expect(value.name == "\(value)") }
    for value in SpeakerKind.allCases { #expect(value.name == "\(value)") }
    for value in StanceLabel.allCases { #expect(value.name == "\(value)") }
    for value in UPOS.allCases.dropFirst() { #expect(value.name == "\(value)".uppercased()) }
    #expect(UPOS.unknown.name == "_")
  }
}
