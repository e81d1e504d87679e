import DocumentModel
import MappedBytes

@testable import Syntax

/// A dozen sentences of our own with their analyses, and the model fitted on them.
enum TinyTreebank {
  /// A word, its tag, its head (1-based, 0: the root) and its relation.
  private static let lines = [
    "The/DET/2/det mayor/NOUN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct",
    "A/DET/2/det guard/NOUN/3/nsubj left/VERB/0/root quickly/ADV/3/advmod ./PUNCT/3/punct",
    "She/PRON/2/nsubj said/VERB/0/root that/SCONJ/5/mark roads/NOUN/5/nsubj closed/VERB/2/ccomp ./PUNCT/2/punct",
    "The/DET/3/det old/ADJ/3/amod bridge/NOUN/4/nsubj fell/VERB/0/root in/ADP/6/case Orlen/PROPN/4/obl ./PUNCT/4/punct",
    "“/PUNCT/4/punct We/PRON/4/nsubj will/AUX/4/aux rebuild/VERB/7/ccomp ,/PUNCT/4/punct ”/PUNCT/4/punct said/VERB/0/root Tarn/PROPN/7/nsubj ./PUNCT/7/punct",
    "Tarn/PROPN/3/nsubj has/AUX/3/aux seen/VERB/0/root two/NUM/5/nummod maps/NOUN/3/obj ./PUNCT/3/punct",
    "He/PRON/2/nsubj bought/VERB/0/root bread/NOUN/2/obj and/CCONJ/5/cc salt/NOUN/3/conj ./PUNCT/2/punct",
    "The/DET/2/det guard/NOUN/5/nsubj did/AUX/5/aux n't/PART/5/advmod speak/VERB/0/root ./PUNCT/5/punct",
    "Roads/NOUN/3/nsubj were/AUX/3/aux:pass closed/VERB/0/root by/ADP/6/case the/DET/6/det mayor/NOUN/3/obl:agent ./PUNCT/3/punct",
    "Orlen/PROPN/3/nmod:poss 's/PART/1/case mayor/NOUN/4/nsubj left/VERB/0/root yesterday/NOUN/4/obl:tmod ./PUNCT/4/punct",
    "Oh/INTJ/4/discourse ,/PUNCT/4/punct she/PRON/4/nsubj slept/VERB/0/root !/PUNCT/4/punct",
    "Two/NUM/2/nummod guards/NOUN/3/nsubj wanted/VERB/0/root to/PART/5/mark leave/VERB/3/xcomp Orlen/PROPN/5/obj ./PUNCT/3/punct",
  ]

  static func treebank() throws -> CoNLLU {
    CoNLLU(
      sentences: lines.map { line in
        let words = line.split(separator: " ").enumerated().map { at, word in
          let parts = word.split(separator: "/").map(String.init)
          return CoNLLU.Line.word([
            "\(at + 1)", parts[0], "_", parts[1], "_", "_", parts[2], parts[3], "_", "_",
          ])
        }
        return CoNLLU.Sentence(lines: words)
      })
  }

  static func options() -> TrainingOptions {
    var options = TrainingOptions()
    options.epochs = 40
    options.batch = 1
    options.rate = 0.005
    options.minimumCount = 1
    return options
  }

  /// Mean loss of each pass goes to `losses`.
  static func train(_ options: TrainingOptions, losses: inout [Double]) throws -> [UInt8] {
    let sentences = try TreebankSentence.all(of: treebank())
    var trainer = SyntaxTrainer(
      sentences, clusters: WordClusters(["mayor": 0, "guard": 0, "Tarn": 1]), options)
    return trainer.train { losses.append($0.tagLoss + $0.moveLoss) }
  }

  static let model = Result { () throws -> [UInt8] in
    var losses: [Double] = []
    return try train(options(), losses: &losses)
  }
}
