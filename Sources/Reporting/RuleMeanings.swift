import DocumentModel

/// docs/rules.md: every rule that the column `rule` can name. A new rule has no meaning until it stands here: the tests
/// ask for it.
extension Tables {
  /// Markdown.
  public static var rulesDocument: [UInt8] {
    var text = """
      # Rules
      Made from the definitions in Sources/Reporting by `make docs`; do not edit. `rule` in quotes.csv says how a quotation
      was found, `speaker_rule` how its speaker was, `rule` in evidence.csv how a word's value reached a side.

      | rule | what it does |
      |---|---|

      """
    for rule in RuleID.allCases { text += "| `\(rule.rawValue)` | \(meaning(of: rule)) |\n" }
    return Array(text.utf8)
  }

  /// One sentence.
  static func meaning(of rule: RuleID) -> String {
    findingMeaning(rule) ?? speakerMeaning(rule) ?? stanceMeaning(rule) ?? linkedMeaning(rule)
  }

  private static func findingMeaning(_ rule: RuleID) -> String? {
    switch rule {
    case .quoteMarks: "Words between quotation marks."
    case .quoteContinued: "Words in marks that continue a quotation broken by its cue."
    case .quoteParagraphs: "A quotation that runs on in the next paragraph."
    case .quoteUnclosed:
      "A mark that opens and never closes: the quotation ends with its paragraph."
    case .quoteScare: "A title, term or ironic word in marks: nobody is quoted."
    case .quoteClause: "A clause that a cue verb reports without marks."
    case .quoteAccordingTo: "A sentence that “according to” or the like reports."
    case .quoteTranscript: "A turn of a transcript, behind the speaker's name and a colon."
    default: nil
    }
  }

  private static func speakerMeaning(_ rule: RuleID) -> String? {
    switch rule {
    case .cueAfter: "The subject of the cue that follows the quotation."
    case .cueBefore: "The subject of the cue that precedes it."
    case .cueInside: "The subject of the cue that breaks it."
    case .cueAccordingTo: "Whom “according to” names."
    case .cueColon: "Whom the words before a colon name."
    case .cueSameParagraph:
      "The speaker of the paragraph's other quotation, or the one the context leaves."
    case .cueNone: "Nobody could be found."
    default: nil
    }
  }

  private static func stanceMeaning(_ rule: RuleID) -> String? {
    switch rule {
    case .stanceObject: "What a predicate does to its object."
    case .stanceSubject: "What a predicate says of its subject."
    case .stanceModifier: "An evaluative word that modifies a mention of the side."
    case .stanceCopula: "An evaluative word predicated of a mention (“X is a tyrant”)."
    case .stanceHaving: "An evaluative noun that a mention owns, has, shows or commits."
    case .stanceManner: "An evaluative adverb that says how the subject acts."
    case .stancePolicyBound: "A policy whose side the sentence names (“sanctions on X”)."
    case .stancePolicyDefault:
      "A policy whose side the lexicon line names, where the sentence names none."
    case .stanceFrame: "Wording that only one side uses."
    case .stanceFrameReferent: "Wording of one side that names the side it is about."
    case .stanceName: "A name for the side that judges it."
    case .stanceMirror: "In a two-sided matter, what is bad for one party is good for the other."
    case .stanceTerritory: "A territory said to be a side's."
    case .stanceDemand: "Who must do the right thing is not doing it."
    case .stanceUrge: "Who is called on to act does not act as the speaker wants."
    case .stanceWarning: "An outcome put as a condition is feared or hoped for."
    case .stanceSacrifice: "A loss that a side bears for the good of others honours it."
    case .stanceCue: "The cue itself takes a side (“accused”, “praised”)."
    case .stanceDenial: "Who denies a charge defends the own side."
    case .stanceAgainst: "What is done “against” a side is against it."
    case .stanceCapture: "A gain in battle told by the side that made it."
    default: nil
    }
  }

  private static func linkedMeaning(_ rule: RuleID) -> String {
    switch rule {
    case .stanceImplicit: "A judgement whose bearer nobody names is about whom the context speaks."
    case .stanceWithhold: "The speaker's side withholds from its ally."
    case .stanceIntrusion: "Troops of one side said to be on the other's land."
    case .stanceAdvance: "Own troops said to go on or stand on the foe's land."
    case .stanceCivilian: "Who fights against civilians is charged with it."
    case .stanceCounter:
      "A charge against a bystander that opposes the speaker's side answers for that side."
    case .stanceStatement:
      "What the same speaker said just before or after, in a quotation beside this one."
    case .stanceGrievance:
      "Whose harm or help it is: who tells of harm to the own side complains, who tells of a foe's deeds accuses."
    case .stanceProxy: "Who tells that a party arms or steers its proxies charges it with that."
    case .stanceNearby: "An opinion word that no other rule links to anybody, near a mention."
    case .stanceFitted:
      "A word by where it stands to the mentions of both sides, as labelled examples weigh it."
    case .stanceFittedOpinion:
      "A word that tells whether anything is judged at all, as examples weigh it."
    case .stanceSetting:
      "What is known beside the words, as examples weigh it: the tone, and which sides are named."
    case .stanceOpponent:
      "What the rules above found toward the side's opponent, as examples weigh it for the side."
    case .stanceSentiment: "The tone of a word, whoever it is about."
    default: rule.rawValue
    }
  }
}
