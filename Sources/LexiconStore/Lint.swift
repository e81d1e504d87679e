import DocumentModel
import ICUText

/// A doubtful line of the stance lexicons: nothing that stops a run, but something an analyst should mend.
public struct LexiconProblem: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The same form stands in two lines of one class.
    case duplicate(form: String, other: String)
    /// Two lines give one form values of opposite sign.
    case contradiction(form: String, other: String)
    /// No text can reach the line: an earlier line takes the form in every sentence.
    case unreachable(form: String, other: String)
    /// The line says nothing: all its values are zero.
    case empty
  }
  public let path: String
  public let line: Int
  public let kind: Kind
}

extension LexiconProblem: CustomStringConvertible {
  public var description: String {
    let place = "\(path):\(line)"
    switch kind {
    case .duplicate(let form, let other):
      return "\(place): '\(form)' stands also in \(other); keep one of the two"
    case .contradiction(let form, let other):
      return "\(place): '\(form)' has the opposite sign in \(other); decide which is meant"
    case .unreachable(let form, let other):
      return
        "\(place): '\(form)' is never reached: \(other) takes it first; give it another part of speech or remove it"
    case .empty:
      return "\(place): all values are zero, so the line does nothing; fill one in or remove it"
    }
  }
}

/// Checks what loading cannot: whether the lines of Lexicons/ agree with each other.
public enum LexiconLint {
  /// All problems, by file and line. Throws where Lexicons/ does not load at all.
  public static func check(_ sources: [LexiconSource]) throws(LexiconError) -> [LexiconProblem] {
    check(try Lexicons(sources))
  }

  /// The same of what is loaded already.
  public static func check(_ lexicons: Lexicons) -> [LexiconProblem] {
    var problems: [LexiconProblem] = []
    let terms = lexicons.stance.terms
    for (at, term) in terms.enumerated() where term.payload.isEmpty {
      problems.append(problem(.empty, at, lexicons))
    }
    let all = lexicons.stance.trie.all() + lexicons.stance.names.all()
    var reached = Reached(terms: terms.count)
    for (words, values) in all {
      reached.add(values) { clash($0, $1, "", words.count, lexicons) != nil }
    }
    for (words, values) in all where values.count > 1 {
      let form = words.map { lexicons.vocabulary.form($0) }.joined(separator: " ")
      for later in values.indices.dropFirst() {
        for earlier in values[..<later] {
          let pair = (Int(earlier), Int(values[later]))
          if reached.contains(pair.1), isDerived(pair.0, pair.1, lexicons) { continue }
          if let kind = clash(pair.0, pair.1, form, words.count, lexicons) {
            problems.append(problem(kind, pair.1, lexicons))
            break
          }
        }
      }
    }
    return unique(problems)
  }

  /// Which terms have a form that no earlier line takes.
  private struct Reached {
    private var open: [Bool]
    init(terms: Int) { open = [Bool](repeating: false, count: terms) }

    mutating func add(_ values: [UInt32], _ clashes: (Int, Int) -> Bool) {
      for (at, value) in values.enumerated()
      where !values[..<at].contains(where: { clashes(Int($0), Int(value)) }) {
        open[Int(value)] = true
      }
    }

    func contains(_ term: Int) -> Bool { open[term] }
  }

  /// Lines of different files that share only some forms ("moderate", "moderately"): the later one is reached by the rest.
  private static func isDerived(_ first: Int, _ second: Int, _ lexicons: Lexicons) -> Bool {
    let a = lexicons.stance.terms[first]
    let b = lexicons.stance.terms[second]
    return lexicons.entry(a.entry).path != lexicons.entry(b.entry).path
      && a.payload.sign * b.payload.sign >= 0
  }

  /// What is wrong with two lines that share a form, or nil.
  private static func clash(
    _ first: Int, _ second: Int, _ form: String, _ words: Int, _ lexicons: Lexicons
  ) -> LexiconProblem.Kind? {
    let a = lexicons.stance.terms[first]
    let b = lexicons.stance.terms[second]
    guard a.pos == b.pos || words > 1 || a.pos == .any || b.pos == .any else { return nil }
    if case .predicate(let x) = a.payload, case .predicate(let y) = b.payload, x.via != y.via {
      return nil
    }
    let place = "\(lexicons.entry(a.entry).path):\(lexicons.entry(a.entry).line)"
    if a.payload.sign * b.payload.sign < 0 { return .contradiction(form: form, other: place) }
    let sameFile = lexicons.entry(a.entry).path == lexicons.entry(b.entry).path
    return sameFile ? .duplicate(form: form, other: place) : .unreachable(form: form, other: place)
  }

  private static func problem(
    _ kind: LexiconProblem.Kind, _ term: Int, _ lexicons: Lexicons
  ) -> LexiconProblem {
    let entry = lexicons.entry(lexicons.stance.terms[term].entry)
    return LexiconProblem(path: entry.path, line: entry.line, kind: kind)
  }

  /// One problem a line, in file order.
  private static func unique(_ problems: [LexiconProblem]) -> [LexiconProblem] {
    var seen: Set<String> = []
    return problems.sorted {
      ($0.path, $0.line, $0.description) < ($1.path, $1.line, $1.description)
    }
    .filter { seen.insert("\($0.path):\($0.line)").inserted }
  }
}

extension StanceTerm.Payload {
  /// −1, 0 or 1: the sign that a reader would see.
  var sign: Int {
    switch self {
    case .target(let term): Int(term.polarity.rawValue.signum())
    case .evaluative(let term): Int(term.value.rawValue.signum())
    case .predicate(let term):
      Int((term.subject == .zero ? term.object : term.subject).rawValue.signum())
    case .policy(let term): Int(term.effect.rawValue.signum())
    case .frame(let term): Int(term.referent.rawValue.signum())
    case .side(let value): Int(value.rawValue.signum())
    case .shifter, .deixis, .head, .neutral: 0
    }
  }

  /// Whether the line can never give evidence or turn any.
  var isEmpty: Bool {
    switch self {
    case .evaluative(let term): term.value == .zero
    case .predicate(let term):
      term.object == .zero && term.subject == .zero && term.kind != .claim && term.kind != .event
        && term.kind != .cause
    case .policy(let term): term.effect == .zero
    case .frame(let term): term.referent == .zero && term.toward.isEmpty
    case .side(let value): value == .zero
    case .target, .shifter, .deixis, .head, .neutral: false
    }
  }
}
