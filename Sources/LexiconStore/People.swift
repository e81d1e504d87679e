public import DocumentModel

/// An office with the years it was held; `until` nil while it lasts.
public struct Office: Sendable, Hashable {
  public let name: String
  public let since: Int?
  public let until: Int?

  /// Whether it was held in `year`; an office without years is held always.
  public func isHeld(in year: Int) -> Bool { (since ?? 0) <= year && year <= (until ?? 9999) }
}

/// Someone of people.tsv.
public struct Person: Sendable {
  /// The name outputs use.
  public internal(set) var name: String
  public internal(set) var gender: Gender
  public internal(set) var side: SideID
  public internal(set) var offices: [Office]
  /// The words of the offices, for "the president".
  public internal(set) var officeWords: [LexemeID] = []
  public let entry: EntryID

  /// The office held in `year`, the latest of several; without a year the last one listed.
  public func office(in year: Int?) -> Office? {
    guard let year else { return offices.last }
    return offices.last { $0.isHeld(in: year) }
  }
}

/// Who is known: every form of every name, found by its last word. Several forms may belong to one person.
public struct People: Sendable {
  struct Form: Sendable {
    let person: UInt32
    let words: Range<Int>
  }
  public internal(set) var persons: [Person] = []
  var words: [NameWord] = []
  var forms: [Form] = []
  /// Forms by the key of their last word.
  var byLast: [UInt64: [UInt32]] = [:]
  var byName: [String: Int] = [:]
  var byEntry: [EntryID: Int] = [:]

  /// What a name in an article may mean.
  public enum Match: Sendable, Equatable {
    case none
    case one(Int)
    case ambiguous
  }

  public func person(_ entry: EntryID) -> Person? { byEntry[entry].map { persons[$0] } }

  mutating func add(_ form: [NameWord], person: Int) {
    guard let last = form.last else { return }
    let start = words.count
    words += form
    forms.append(Form(person: UInt32(person), words: start..<words.count))
    byLast[last.key, default: []].append(UInt32(forms.count - 1))
  }

  /// The person of that full name: the last words are equal, the first agree; middle names are free.
  public func match(full name: Span<NameWord>) -> Match {
    guard name.count > 1, let candidates = byLast[name[name.count - 1].key] else { return .none }
    var found = Match.none
    for at in candidates {
      let form = forms[Int(at)]
      guard form.words.count > 1 else { continue }
      let first = words[form.words.lowerBound]
      guard first.agrees(with: name[0]) || shares(form, name) else { continue }
      found = Self.merged(found, Int(form.person))
      if found == .ambiguous { return found }
    }
    return found
  }

  /// "Jean Claude Juncker" and "Juncker, Claude": two words shared in order are enough for names of three.
  private func shares(_ form: Form, _ name: Span<NameWord>) -> Bool {
    guard form.words.count > 2, name.count > 2 else { return false }
    return words[form.words.upperBound - 2].key == name[name.count - 2].key
  }

  /// The office holder known by that surname (or single name) alone: the only one, or the only one of that gender who held an
  /// office in `year`.
  public func match(surname: NameWord, gender: Gender, year: Int?) -> Match {
    guard let candidates = byLast[surname.key] else { return .none }
    let all = narrowed(candidates) {
      !persons[$0].offices.isEmpty && (gender == .unknown || persons[$0].gender == gender)
    }
    guard all == .ambiguous, let year else { return all }
    return narrowed(candidates) {
      (gender == .unknown || persons[$0].gender == gender)
        && persons[$0].offices.contains { $0.since != nil && $0.isHeld(in: year) }
    }
  }

  private func narrowed(_ candidates: [UInt32], _ fits: (Int) -> Bool) -> Match {
    var found = Match.none
    for at in candidates {
      let person = Int(forms[Int(at)].person)
      if fits(person) { found = Self.merged(found, person) }
    }
    return found
  }

  private static func merged(_ match: Match, _ person: Int) -> Match {
    switch match {
    case .none: .one(person)
    case .one(person): match
    default: .ambiguous
    }
  }
}
