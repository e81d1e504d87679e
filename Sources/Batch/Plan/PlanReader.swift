import Yams

/// A text of a pipeline file and its line, for faults that show only later.
struct PlacedText: Sendable {
  let text: String
  let line: Int
}

/// One mapping of a pipeline file: takes known keys, refuses others with their line.
struct PlanReader {
  let path: String
  private let pairs: [(key: Node, value: Node)]
  /// The line of the mapping itself.
  private let line: Int

  init(_ node: Node, key: String, path: String, known: [String]) throws(PipelineError) {
    self.path = path
    line = node.mark?.line ?? 0
    guard let mapping = node.mapping else {
      throw PipelineError(
        path: path, line: node.mark?.line ?? 0,
        kind: .wrongKind(key: key, expected: "keys with values, one a line"))
    }
    pairs = Array(mapping)
    for (key, _) in pairs where !known.contains(key.string ?? "") {
      throw PipelineError(
        path: path, line: key.mark?.line ?? 0,
        kind: .unknownKey(key.string ?? "?", known: known))
    }
  }

  /// The whole file as one mapping.
  init(yaml: String, path: String, known: [String]) throws(PipelineError) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      let (problem, line) = Self.told(error)
      throw PipelineError(path: path, line: line, kind: .notYAML(problem))
    }
    guard let node else {
      throw PipelineError(
        path: path, line: 0, kind: .missing(key: "inputs", hint: "the file says nothing"))
    }
    try self.init(node, key: "pipeline", path: path, known: known)
  }

  private static func told(_ error: any Error) -> (String, Int) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (problem, mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      ("the key '\(keys.first ?? "")' stands twice", context.mark.line)
    default: ("\(error)", 0)
    }
  }

  /// The value of a key; nil where the key is absent or its value is empty (`~`).
  func node(_ key: String) -> Node? {
    guard let value = pairs.first(where: { $0.key.string == key })?.value else { return nil }
    if let scalar = value.scalar, scalar.style == .plain || scalar.style == .any,
      scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null"
    {
      return nil
    }
    return value
  }

  func fault(_ node: Node, _ kind: PipelineError.Kind) -> PipelineError {
    PipelineError(path: path, line: node.mark?.line ?? line, kind: kind)
  }

  func missing(_ key: String, hint: String) -> PipelineError {
    PipelineError(path: path, line: line, kind: .missing(key: key, hint: hint))
  }

  func text(_ key: String) throws(PipelineError) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string else {
      throw fault(node, .wrongKind(key: key, expected: "one word or text"))
    }
    return text
  }

  /// One value or a list of values.
  func nodes(_ key: String) -> [Node] {
    guard let node = node(key) else { return [] }
    return node.sequence.map { Array($0) } ?? [node]
  }

  /// One text or a list of texts; nil where the key is absent.
  func texts(_ key: String) throws(PipelineError) -> [String]? {
    try placedTexts(key)?.map(\.text)
  }

  /// The same with the line of each.
  func placedTexts(_ key: String) throws(PipelineError) -> [PlacedText]? {
    guard node(key) != nil else { return nil }
    var texts: [PlacedText] = []
    for node in nodes(key) {
      guard let text = node.scalar?.string else {
        throw fault(node, .wrongKind(key: key, expected: "a list of texts"))
      }
      texts.append(PlacedText(text: text, line: node.mark?.line ?? line))
    }
    return texts
  }

  func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) throws(PipelineError) -> Value? where Value.RawValue == String {
    try choices(key, type)?.first
  }

  func choices<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type
  ) throws(PipelineError) -> [Value]? where Value.RawValue == String {
    guard let texts = try texts(key) else { return nil }
    var values: [Value] = []
    for (at, text) in texts.enumerated() {
      guard let value = Value(rawValue: text) else {
        throw fault(
          nodes(key)[at],
          .badValue(key: key, value: text, allowed: Value.allCases.map(\.rawValue)))
      }
      values.append(value)
    }
    return values
  }

  /// A whole number of 1 or more.
  func count(_ key: String) throws(PipelineError) -> Int? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string, let number = Int(text), number > 0 else {
      throw fault(node, .badNumber(key: key, value: node.scalar?.string ?? "?"))
    }
    return number
  }
}
