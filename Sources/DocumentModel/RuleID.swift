/// The rule that made a row. The raw value is what outputs, explanations and Lexicons/weights*.tsv call it: stage, dot,
/// name. Add a case with the rule's file and its test.
public enum RuleID: String, Sendable, CaseIterable {
  // Quotation: how a stretch was found.
  case quoteMarks = "quote.marks"
  case quoteContinued = "quote.continued"
  case quoteParagraphs = "quote.paragraphs"
  case quoteUnclosed = "quote.unclosed"
  case quoteScare = "quote.scare"
  case quoteClause = "quote.clause"
  case quoteAccordingTo = "quote.according-to"
  case quoteTranscript = "quote.transcript"
  // Attribution: how the speaker was found.
  case cueAfter = "cue.after"
  case cueBefore = "cue.before"
  case cueInside = "cue.inside"
  case cueAccordingTo = "cue.according-to"
  case cueColon = "cue.colon"
  case cueSameParagraph = "cue.same-paragraph"
  case cueNone = "cue.none"
}
