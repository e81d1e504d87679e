import DocumentModel
import Foundation
import LexiconStore
import Stance

/// Numbers of the features of the fitted attitude, and its table.
struct AttitudeDesign {
  /// A word in a column, a setting, or a rule's finding.
  enum Feature: Hashable {
    case word(AttitudeWord, AttitudeColumn)
    case setting(AttitudeSetting)
    case rule(AttitudeRule)
  }
  /// How much a column may say, relative to the others.
  private static func scale(_ column: AttitudeColumn) -> Float {
    switch column {
    case .around: 0.15
    case .any, .negated, .inIn, .inBy, .inNo, .byIn, .byBy, .byNo, .noIn, .noBy, .noNo: 1
    default: 0.6
    }
  }
  private static let least = 12

  private let numbers: [Feature: Int]
  private let features: [Feature]
  var width: Int { features.count }
  static let labels = 4
  /// Who is named, in which order, in what kind of quotation: these say whether a side is judged, not how.
  var even: [Int] {
    features.indices.filter { at in
      switch features[at] {
      case .setting(let setting): !setting.hasDirection
      case .word(.form, _), .rule: false
      case .word: true
      }
    }
  }

  /// The features that so many of the instances have.
  init(_ instances: [AttitudeInstance], least: Int) {
    var counts: [Feature: Int] = [:]
    for instance in instances {
      for feature in Self.values(instance.features).keys { counts[feature, default: 0] += 1 }
    }
    features = counts.filter { $0.value >= least }.keys.map { ($0, Self.order($0)) }
      .sorted { $0.1 < $1.1 }.map(\.0)
    numbers = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1, $0) })
  }

  private static func order(_ feature: Feature) -> String {
    switch feature {
    case .setting(let setting): "0 \(setting.name)"
    case .rule(let rule): "1 \(rule.name)"
    case .word(.form(let lexeme), let column):
      "3 \(1_000_000_000 + Int(lexeme.rawValue)) \(100 + column.rawValue)"
    case .word(let mark, let column): "2 \(mark) \(100 + column.rawValue)"
    }
  }

  private static func values(_ features: AttitudeFeatures) -> [Feature: Float] {
    var values: [Feature: Float] = [:]
    for (setting, amount) in features.settings {
      values[.setting(setting), default: 0] += Float(amount) / 1000
    }
    for (rule, piece) in features.told {
      values[.rule(rule), default: 0] += Float(abs(Int(piece.weight.rawValue))) / 1000
    }
    let share = Float(features.share) / 1000
    for unit in features.units {
      let isAround = unit.columns == AttitudeColumn.around.bit
      let bits = isAround ? unit.columns : unit.columns | features.presence.bit
      for column in AttitudeColumn.allCases where bits & column.bit != 0 {
        values[.word(unit.word, column), default: 0] += (isAround ? 1 : share) * scale(column)
      }
    }
    return values
  }

  /// Labels: 0 against, 1 neither, 2 for, 3 not involved.
  func example(_ instance: AttitudeInstance) -> FitExample {
    var example = FitExample(
      label: instance.stance.map { $0 + 1 } ?? 3,
      weight: instance.sure >= 3 ? 1 : instance.sure == 2 ? 0.8 : 0.4,
      group: instance.group)
    let found = Self.values(instance.features).compactMap { feature, value in
      numbers[feature].map { (Int32($0), value) }
    }
    for (number, value) in found.sorted(by: { $0.0 < $1.0 }) {
      example.numbers.append(number)
      example.values.append(value)
    }
    return example
  }

  /// The table as text.
  func table(_ weights: [[Double]], words: [LexemeID: String]) -> String {
    var text =
      (["kind", "term", "of"] + AttitudeColumn.allCases.map(\.name))
      .joined(separator: "\t") + "\n"
    var at = 0
    while at < features.count {
      switch features[at] {
      case .setting(let setting):
        Self.add("setting", setting.name, [sums(at, weights)], 1, to: &text)
        at += 1
      case .rule(let rule):
        Self.add("rule", rule.name, [sums(at, weights)], 1, to: &text)
        at += 1
      case .word(let word, _):
        var columns = [[Double]](repeating: [0, 0, 0], count: AttitudeColumn.allCases.count)
        while at < features.count, case .word(word, let column) = features[at] {
          columns[column.rawValue] = sums(at, weights).map { $0 * Double(Self.scale(column)) }
          at += 1
        }
        guard let name = Self.name(word, words) else { continue }
        Self.add("word", name, columns, Self.least, to: &text)
      }
    }
    return text
  }

  private static func name(_ word: AttitudeWord, _ words: [LexemeID: String]) -> String? {
    if case .form(let lexeme) = word { return words[lexeme] }
    return AttitudeWord.marks.first { $0.value == word }?.key
  }

  private func sums(_ at: Int, _ weights: [[Double]]) -> [Double] {
    let (against, neither, pro, absent) = (
      weights[0][at], weights[1][at], weights[2][at], weights[3][at]
    )
    return [pro - against, (pro + against) / 2 - neither, absent - neither]
  }

  /// What adds less than `least` thousandths is not kept.
  private static func add(
    _ kind: String, _ term: String, _ columns: [[Double]], _ least: Int, to text: inout String
  ) {
    for (place, name) in FittedAttitude.sumNames.enumerated() {
      var fields = columns.map { column -> String in
        let value = Int((column[place] * 1000).rounded())
        return abs(value) < least ? "-" : "\(value)"
      }
      guard fields.contains(where: { $0 != "-" }) else { continue }
      while fields.last == "-" { fields.removeLast() }
      text += ([kind, term, name] + fields).joined(separator: "\t") + "\n"
    }
  }
}
