import DocumentModel
import ICUText

/// What an abbreviation says about the end of a sentence.
public enum AbbreviationClass: UInt8, Sendable, CaseIterable {
  /// Not in abbreviations.tsv.
  case none
  /// Before a name: the sentence goes on.
  case title
  /// In or behind a name or date: may end a sentence.
  case name
  /// Before a number: the sentence goes on.
  case number
  /// Asks for more words.
  case middle
  /// Often ends a sentence.
  case end
}

extension Lexicons {
  /// Loads the exceptions of the tokeniser; first of all tables, since the others' terms are cut with it.
  mutating func loadTokenForms(_ files: SourceFiles) throws(LexiconError) {
    try loadAbbreviations(files)
    let table = try LexiconTable(
      files.file("tokens.tsv"), required: ["form", "rule"], optional: ["note"])
    for row in table.rows {
      let form = try row.required("form")
      guard form.utf8.count < 32, form == ICUText.foldCase(form) else {
        throw row.error(
          .badValue(column: "form", field: form, allowed: ["at most 31 bytes in lower case"]))
      }
      let fact =
        try row.choice(
          "rule",
          [
            "split": TokenForms.Facts.split, "whole": .whole, "prefix": .prefix, "unit": .unit,
            "clitic": .clitic,
          ]) ?? .whole
      add(form, fact)
    }
  }

  private mutating func add(_ form: String, _ fact: TokenForms.Facts) {
    switch fact {
    case .split: cutter.forms.addSplit(form)
    case .clitic where form.hasPrefix("n'"):
      cutter.forms.add(String(form.dropFirst(2)), .negation)
    case .clitic: cutter.forms.add(String(form.dropFirst()), .clitic)
    case .whole where form.hasPrefix("'"):
      cutter.forms.add(String(form.dropFirst()), .headless)
    default: cutter.forms.add(form, fact)
    }
  }

  private mutating func loadAbbreviations(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("abbreviations.tsv"), required: ["abbreviation", "class"], optional: ["note"])
    let small = Set(table.rows.compactMap { $0["abbreviation"] })
    for row in table.rows {
      let form = try row.required("abbreviation")
      let kind =
        try row.choice(
          "class",
          [
            "title": AbbreviationClass.title, "name": .name, "number": .number, "middle": .middle,
            "end": .end,
          ]) ?? .name
      guard form.hasSuffix(".") else {
        throw row.error(
          .badValue(column: "abbreviation", field: form, allowed: ["a word with its full stop"]))
      }
      let folded = ICUText.foldCase(form)
      var facts: TokenForms.Facts = .abbreviation
      if kind == .number { facts.insert(.beforeNumber) }
      if kind == .end, form.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 1 {
        facts.insert(.detachable)
      }
      let needsCapital = form != folded && !small.contains(folded)
      if needsCapital { facts.insert(.capital) }
      cutter.forms.add(folded, facts)
      let lexeme = Int(vocabulary.intern(folded).rawValue)
      while abbreviations.count <= lexeme { abbreviations.append(.none) }
      abbreviations[lexeme] = kind
    }
  }
}
