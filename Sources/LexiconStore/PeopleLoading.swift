internal import DocumentModel
internal import ICUText

/// Loading of people.tsv and of the analyst's own people.local.tsv, which may repeat a name to add aliases or to change
/// the gender, the side or the offices. Its columns may be those of people.tsv or of a run's speakers.csv, saved with
/// tabs: then only rows of kind `person` count, and the columns that people.tsv lacks are passed over.
extension Lexicons {
  mutating func loadPeople(_ files: SourceFiles) throws(LexiconError) {
    try loadPeople(files.file("people.tsv"), overlay: false)
    if let local = files.sources.first(where: { $0.path == "people.local.tsv" }) {
      try loadPeople(local, overlay: true)
    }
  }

  private mutating func loadPeople(
    _ source: LexiconSource, overlay: Bool
  ) throws(LexiconError) {
    let table = try LexiconTable(
      source, required: ["name"], optional: ["aliases", "gender", "side", "office", "note"],
      isOpen: overlay)
    let aliases = overlay ? Set(table.rows.flatMap { $0.list("aliases") }) : []
    for row in table.rows where row["kind"] ?? "person" == "person" {
      let name = try row.required("name")
      if row.list("aliases").isEmpty, aliases.contains(name) { continue }
      let known = speakers.people.byName[name]
      if let known, !overlay {
        let first = entry(speakers.people.persons[known].entry).line
        throw row.error(.duplicate(term: name, firstLine: first))
      }
      let at = if let known { known } else { newPerson(row, name) }
      try update(at, row)
      addForms((known == nil ? [name] : []) + row.list("aliases"), at)
    }
  }

  private mutating func newPerson(
    _ row: LexiconTable.Row, _ name: String
  ) -> Int {
    let entry = addEntry(row, name: name)
    let at = speakers.people.persons.count
    speakers.people.persons.append(
      Person(name: name, gender: .unknown, side: .unknown, offices: [], entry: entry))
    speakers.people.byName[name] = at
    speakers.people.byEntry[entry] = at
    return at
  }

  private mutating func update(_ at: Int, _ row: LexiconTable.Row) throws(LexiconError) {
    if let gender = try row.choice("gender", ["f": Gender.female, "m": Gender.male]) {
      speakers.people.persons[at].gender = gender
    }
    if let name = row["side"] {
      guard let side = side(named: name) else {
        throw row.error(.unknownReference(column: "side", field: name))
      }
      speakers.people.persons[at].side = side
    }
    let offices = row.list("office")
    guard !offices.isEmpty else { return }
    speakers.people.persons[at].offices = offices.map(Self.office)
    speakers.people.persons[at].officeWords = offices.flatMap { lexemes(of: Self.office($0).name) }
  }

  private mutating func addForms(_ forms: [String], _ person: Int) {
    for form in forms { speakers.people.add(speakers.spelling.words(of: form), person: person) }
  }

  /// "Prime Minister of Poland 2007-2014": the last word gives the years where it is a year or a range.
  static func office(_ field: String) -> Office {
    guard let space = field.lastIndex(of: " ") else {
      return Office(name: field, since: nil, until: nil)
    }
    let years = field[field.index(after: space)...].split(
      separator: "-", omittingEmptySubsequences: false)
    guard years.count <= 2, let since = years.first.flatMap({ Int($0) }), since > 1000 else {
      return Office(name: field, since: nil, until: nil)
    }
    let until = years.count == 1 ? since : Int(years[1])
    return Office(name: String(field[..<space]), since: since, until: until)
  }
}
