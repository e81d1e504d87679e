import DocumentModel
import LexiconStore

/// The tone of words, target-free: valences of evaluative words and predicates, with the shifters that stand before them
/// in the same clause. Reads in word order and needs no tree.
struct SentimentReader {
  let lexicons: Lexicons
  let document: Document
  let segments: Segments
  let syntax: Syntax
  private var scene = Scene()
  private var current: Int? = nil

  init(lexicons: Lexicons, document: Document, segments: Segments, syntax: Syntax) {
    self.lexicons = lexicons
    self.document = document
    self.segments = segments
    self.syntax = syntax
  }

  private func weight(_ parameter: StanceParameter) -> Int {
    lexicons.stance.weights(parameter, .quotation)
  }

  /// −1000…1000: the sum over the root of its square plus `sentiment.alpha`.
  func display(_ sum: Millis) -> Millis {
    let value = Double(sum.rawValue)
    let alpha = Double(weight(.sentimentAlpha)) * 1000
    return Millis(Int((1000 * value / (value * value + alpha).squareRoot()).rounded()))
  }

  mutating func read(_ parts: [Slice], quote: Index<Quote>) -> [Evidence] {
    var evidence: [Evidence] = []
    for part in parts {
      var at = segments.sentence(at: part.lower)?.value ?? 0
      while at < segments.sentences.count, segments.sentences[at].range.lower < part.upper {
        readSentence(at, part, quote, &evidence)
        at += 1
      }
    }
    return evidence
  }

  private mutating func readSentence(
    _ sentence: Int, _ part: Slice, _ quote: Index<Quote>, _ evidence: inout [Evidence]
  ) {
    let range = segments.sentences[sentence].tokenIndices
    scene.scan(range, document.text, segments, syntax, lexicons.stance)
    for index in scene.charges.hits.indices {
      let hit = scene.charges.hits[index]
      let words = slice(hit)
      guard part.contains(words), !isNominalVerb(hit), let value = valence(hit.payload) else {
        continue
      }
      let shifted = shift(value, index)
      guard shifted != 0 else { continue }
      evidence.append(
        Evidence(
          quote: quote, target: nil, rule: .stanceSentiment, weight: Millis(shifted),
          entry: lexicons.stance.terms[hit.term].entry, range: words, targetRange: nil))
    }
  }

  /// A verb's line at a word that the tagger calls a noun.
  private func isNominalVerb(_ hit: Hit) -> Bool {
    hit.length == 1 && scene.tags[hit.head] == .noun && lexicons.stance.terms[hit.term].pos == .verb
  }

  private func slice(_ hit: Hit) -> Slice {
    let tokens = segments.tokens
    return tokens[scene.lower + hit.first].range
      .union(tokens[scene.lower + hit.first + hit.length - 1].range)
  }

  private func valence(_ payload: StanceTerm.Payload) -> Int? {
    switch payload {
    case .evaluative(let term): Int(term.value.rawValue)
    case .predicate(let term):
      Int((term.subject == .zero ? term.object : term.subject).rawValue)
        * weight(.sentimentPredicate) / 1000
    default: nil
    }
  }

  /// Applies the shifters within reach before the word, nearest first; a contrast ends the reach.
  private func shift(_ value: Int, _ index: Int) -> Int {
    let hit = scene.charges.hits[index]
    var result = value
    var at = index - 1
    while at >= 0, hit.first - scene.charges.hits[at].first <= weight(.sentimentReach) / 1000 {
      switch scene.charges.hits[at].payload {
      case .shifter(let term):
        switch term.kind {
        case .negator: result = result * -weight(.sentimentNegation) / 1000
        case .intensifier: result = result * weight(.sentimentIntensity) / 1000
        case .diminisher: result = result * weight(.sentimentDiminish) / 1000
        case .contrast: return result
        default: break
        }
      case .predicate(let term) where term.kind == .reverser && result < 0:
        result = result * -weight(.sentimentReversal) / 1000
      default: break
      }
      at -= 1
    }
    return contrasted(result, index)
  }

  /// What stands before "but" counts less.
  private func contrasted(_ value: Int, _ index: Int) -> Int {
    for later in scene.charges.hits[index...].dropFirst() {
      if case .shifter(let term) = later.payload, term.kind == .contrast {
        return value * weight(.sentimentContrast) / 1000
      }
    }
    return value
  }
}
