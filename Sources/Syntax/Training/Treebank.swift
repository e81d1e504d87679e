public import DocumentModel

/// A fault in a treebank's sentence: a tag, head or relation that cannot be learnt from.
public struct TreebankError: Error, Sendable, Equatable, CustomStringConvertible {
  /// 1-based, in its file.
  public let sentence: Int
  public let reason: String
  public var description: String { "sentence \(sentence): \(reason)" }
}

/// A sentence with its gold analysis.
public struct TreebankSentence: Sendable {
  public let forms: [[UInt8]]
  public let tags: [UPOS]
  /// 0-based; `forms.count` for the root.
  public let heads: [Int]
  public let relations: [Relation]

  public init(_ sentence: CoNLLU.Sentence, number: Int) throws(TreebankError) {
    let words = sentence.words
    var tags: [UPOS] = []
    var heads: [Int] = []
    var relations: [Relation] = []
    for fields in words {
      guard let tag = UPOS(conllu: fields[CoNLLU.Field.upos.rawValue]) else {
        throw TreebankError(
          sentence: number, reason: "tag '\(fields[CoNLLU.Field.upos.rawValue])' is not known")
      }
      guard let head = Int(fields[CoNLLU.Field.head.rawValue]), 0...words.count ~= head else {
        throw TreebankError(
          sentence: number, reason: "'\(fields[CoNLLU.Field.head.rawValue])' is no head")
      }
      guard let relation = Relation(conllu: fields[CoNLLU.Field.deprel.rawValue]) else {
        throw TreebankError(
          sentence: number,
          reason: "relation '\(fields[CoNLLU.Field.deprel.rawValue])' is not known")
      }
      tags.append(tag)
      heads.append(head == 0 ? words.count : head - 1)
      relations.append(relation)
    }
    forms = words.map { Array($0[CoNLLU.Field.form.rawValue].utf8) }
    self.tags = tags
    self.heads = heads
    self.relations = relations
  }

  /// All sentences of a treebank. Throws at the first fault.
  public static func all(of treebank: CoNLLU) throws(TreebankError) -> [TreebankSentence] {
    var sentences: [TreebankSentence] = []
    for (at, sentence) in treebank.sentences.enumerated() where !sentence.words.isEmpty {
      sentences.append(try TreebankSentence(sentence, number: at + 1))
    }
    return sentences
  }

  /// What the tagger sees of each word.
  var wordForms: [WordForm] {
    var settings = WordSettings(BeginningCount(forms))
    return forms.map { form in
      let word = WordForm(form.span, settings.next)
      settings.pass(word)
      return word
    }
  }
}
