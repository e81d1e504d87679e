import Batch
import DocumentModel
import LexiconStore
import Syntax
import TestKit
import Testing

/// Scaling all weights of a class changes only scores that have evidence of that class.
@Suite struct WeightLawTests {
  private static let quotes = PhenomenaTests.cases.map { (text: $0.quote, side: $0.side) }

  @Test(
    arguments: [
      StanceParameter.classDeed, .classAttitude, .classOutcome, .classPolicy, .classFrame,
      .classJudgement,
    ], [FittedTables(), .quotations])
  func scaledClass(_ parameter: StanceParameter, _ fitted: FittedTables) throws {
    let analyser = try Project.stages().analyser
    let plain = Stages(
      lexicons: try Lexicons(Repository.lexiconSources(), fitted: fitted), analyser: analyser)
    let scaled = Stages(
      lexicons: try Self.lexicons(doubling: parameter.name, fitted), analyser: analyser)
    var touched = 0
    for quote in Self.quotes {
      let text = "“⟦\(quote.text)⟧q” said the speaker."
      let before = try Quoted(text, side: quote.side, kind: .direct, stages: plain)
      let after = try Quoted(text, side: quote.side, kind: .direct, stages: scaled)
      for side in ["ukraine", "russia"] where before.sum(side) != after.sum(side) {
        #expect(before.has(parameter, side) || after.has(parameter, side), "\(quote.text)")
        touched += 1
      }
    }
    #expect(touched > 0)
  }

  /// A score is the sum of its evidence, for every quotation and side.
  @Test func scoresAreSums() throws {
    for quote in Self.quotes {
      let quoted = try Quoted("“⟦\(quote.text)⟧q” said the speaker.", side: quote.side)
      for score in quoted.analysis.stances.scores {
        let mine = quoted.analysis.stances.evidence.filter {
          $0.quote == score.quote && $0.target == score.target
        }
        #expect(mine.reduce(Millis.zero) { $0 + $1.weight } == score.sum)
      }
    }
  }

  /// The shipped lexicons with one number of weights-hand.tsv doubled.
  private static func lexicons(
    doubling name: String, _ fitted: FittedTables
  ) throws -> Lexicons {
    try Lexicons(
      Repository.lexiconSources().map { source in
        guard source.path == "weights-hand.tsv" else { return source }
        let lines = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n").map {
          line -> String in
          var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(
            String.init)
          guard fields[0] == name, let value = Double(fields[1]) else { return String(line) }
          fields[1] = "\(value * 2)"
          return fields.joined(separator: "\t")
        }
        return LexiconSource(
          path: source.path, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
      }, fitted: fitted)
  }
}

extension Quoted {
  fileprivate func sum(_ side: String) -> Millis { score(side)?.sum ?? .zero }

  /// Whether evidence toward the side stands on a lexicon line of the class that the parameter weighs.
  fileprivate func has(_ parameter: StanceParameter, _ side: String) -> Bool {
    let target = lexicons.side(named: side)
    return analysis.stances.evidence.contains { evidence in
      evidence.target == target
        && lexicons.stance.terms.contains {
          $0.entry == evidence.entry && $0.payload.parameter == parameter
        }
    }
  }
}

extension StanceTerm.Payload {
  fileprivate var parameter: StanceParameter? {
    switch self {
    case .predicate(let term):
      switch term.kind {
      case .deed: .classDeed
      case .attitude: .classAttitude
      case .outcome: .classOutcome
      default: nil
      }
    case .evaluative(let term): term.kind == .judgement ? .classJudgement : nil
    case .policy: .classPolicy
    case .frame: .classFrame
    default: nil
    }
  }
}
