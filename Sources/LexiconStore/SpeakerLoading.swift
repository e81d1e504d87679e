internal import DocumentModel
internal import ICUText

/// Loading of the speaker tables.
extension Lexicons {
  mutating func loadSpeakers(_ files: SourceFiles) throws(LexiconError) {
    try loadLetters(files)
    try loadNameWords(files)
    try loadGivenNames(files)
    try loadTitles(files)
    try loadRoles(files)
    try loadBodies(files)
    try loadPeople(files)
  }

  private static let genders: KeyValuePairs<String, Gender> = ["f": .female, "m": .male]

  private func side(_ row: LexiconTable.Row) throws(LexiconError) -> SideID {
    guard let name = row["side"] else { return .unknown }
    guard let side = side(named: name) else {
      throw row.error(.unknownReference(column: "side", field: name))
    }
    return side
  }

  private mutating func loadLetters(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(files.file("letters.tsv"), required: ["letter", "latin"])
    for row in table.rows {
      let letters = try row.required("letter").unicodeScalars
      guard let letter = letters.first else { continue }
      speakers.spelling.set(letter, row["latin"])
    }
  }

  private mutating func loadNameWords(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(files.file("name-words.tsv"), required: ["word", "class"])
    for row in table.rows {
      let word = try row.required("word")
      if try loadNoun(word, row["class"] ?? "") { continue }
      guard let change = try row.choice("class", Self.wordClasses) else {
        throw row.error(.empty(column: "class"))
      }
      for lexeme in lexemes(of: word).prefix(1) {
        speakers.change(lexeme) {
          $0.traits.formUnion(change.traits)
          if change.gender != .unknown { $0.gender = change.gender }
        }
      }
    }
  }

  /// Takes a line of the noun classes, which hold for all forms of the word; false for another class.
  private mutating func loadNoun(_ word: String, _ name: String) throws(LexiconError) -> Bool {
    if name == "ending" {
      speakers.abstractEndings.append(Array(word.utf8))
      return true
    }
    guard let sort = Self.nounSorts[name] else { return false }
    for form in forms(of: word, pos: "noun") {
      for lexeme in lexemes(of: form).prefix(1) { speakers.change(lexeme) { $0.sort = sort } }
    }
    return true
  }

  private static let nounSorts: [String: NounSort] = [
    "thing": .thing, "outlet": .outlet, "alias": .alias,
  ]

  private static let wordClasses: KeyValuePairs<String, (traits: SpeakerTraits, gender: Gender)> = [
    "masculine": (.masculine, .male), "feminine": (.feminine, .female),
    "plural": (.plural, .unknown), "neuter": (.neuter, .unknown), "first": (.first, .unknown),
    "second": (.second, .unknown), "relative": (.relative, .unknown),
    "his": (.possessive, .male), "her": (.possessive, .female),
    "their": (.possessive, .unknown), "its": (.possessive, .unknown),
    "whose": (.possessive, .unknown), "my": (.possessive, .unknown),
    "definite": (.definite, .unknown), "indefinite": (.indefinite, .unknown),
    "some": (.some, .unknown), "particle": (.particle, .unknown), "suffix": (.suffix, .unknown),
    "link": (.link, .unknown), "body": (.body, .unknown), "plain": (.plain, .unknown),
    "bridge": (.bridge, .unknown), "joint": (.joint, .unknown),
    "genitive": (.genitive, .unknown), "agent": (.agent, .unknown),
    "quoting": (.quoting, .unknown), "seeming": (.seeming, .unknown), "means": (.means, .unknown),
    "undergoing": (.undergoing, .unknown), "whenever": (.whenever, .unknown),
    "interview": (.interview, .unknown), "address": (.address, .unknown),
    "utterance": (.utterance, .unknown),
  ]

  private mutating func loadGivenNames(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("given-names.tsv"), required: ["name", "gender", "also"])
    for row in table.rows {
      let name = try row.required("name")
      let gender = try row.choice("gender", Self.genders) ?? .unknown
      let weak = try row.choice("also", ["word": true]) ?? false
      for lexeme in lexemes(of: name).prefix(1) {
        speakers.change(lexeme) {
          $0.traits.formUnion(weak ? [.given, .weakGiven] : .given)
          $0.gender = gender
        }
      }
    }
  }

  private mutating func loadTitles(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(files.file("titles.tsv"), required: ["title", "gender", "side"])
    for row in table.rows {
      let title = try row.required("title")
      let gender = try row.choice("gender", Self.genders) ?? .unknown
      let side = try side(row)
      for word in title.split(separator: " ").map(String.init) {
        for form in word.hasSuffix(".") ? [word, String(word.dropLast())] : [word] {
          for lexeme in lexemes(of: form).prefix(1) {
            speakers.change(lexeme) {
              $0.traits.insert(.title)
              $0.gender = gender
              $0.side = side
            }
          }
        }
      }
    }
  }

  private mutating func loadRoles(_ files: SourceFiles) throws(LexiconError) {
    let kinds: KeyValuePairs<String, SpeakerKind> = [
      "person": .person, "anonymous": .anonymous, "group": .group, "organisation": .organisation,
    ]
    let table = try LexiconTable(
      files.file("roles.tsv"), required: ["role", "kind", "gender", "side"])
    for row in table.rows {
      let name = try row.required("role")
      guard let kind = try row.choice("kind", kinds) else {
        throw row.error(.empty(column: "kind"))
      }
      let entry = addEntry(row, name: name)
      let gender = try row.choice("gender", Self.genders) ?? .unknown
      let side = try side(row)
      for (at, words) in inflectedTerms(name, pos: kind == .group ? "adj" : "noun").enumerated() {
        let plural = at > 0 || kind == .group
        speakers.roles.append(
          Role(
            entry: entry, kind: plural && kind != .organisation ? .group : kind, gender: gender,
            side: side, isPlural: plural, isPersonal: kind == .person))
        addRole(words)
      }
    }
  }

  private mutating func addRole(_ words: [LexemeID]) {
    let role = speakers.roles.count - 1
    speakers.roleTerms.insert(words, value: UInt32(role))
    guard let last = words.last, words.count == 1 else { return }
    speakers.setRole(last, role)
    speakers.change(last) { $0.traits.insert(.role) }
  }

  private mutating func loadBodies(_ files: SourceFiles) throws(LexiconError) {
    let nations = try LexiconTable(
      files.file("nationalities.tsv"), required: ["country", "people", "capital", "side"])
    for row in nations.rows {
      let name = row.list("country").first ?? ""
      guard !name.isEmpty else { throw row.error(.empty(column: "country")) }
      let side = try side(row)
      let entry = addEntry(row, name: name)
      addBody(row.list("country"), Body(name: name, kind: .country, side: side, entry: entry))
      addBody(row.list("people"), Body(name: name, kind: .people, side: side, entry: entry))
      for capital in row.list("capital") {
        let own = addEntry(row, name: capital)
        addBody([capital], Body(name: capital, kind: .capital, side: side, entry: own))
      }
    }
    let organisations = try LexiconTable(
      files.file("organisations.tsv"), required: ["name", "aliases", "kind", "side"],
      optional: ["note"])
    for row in organisations.rows {
      let name = try row.required("name")
      let media = try row.required("kind") == "media"
      let body = Body(
        name: name, kind: media ? .media : .organisation, side: try side(row),
        entry: addEntry(row, name: name))
      addBody([name] + row.list("aliases"), body)
    }
  }

  private mutating func addBody(_ forms: [String], _ body: Body) {
    speakers.bodies.append(body)
    for form in forms {
      speakers.bodyTerms.insert(lexemes(of: form), value: UInt32(speakers.bodies.count - 1))
    }
  }
}
