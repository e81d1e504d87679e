import DocumentModel
import LexiconStore

/// The names of a document, found, dressed and linked.
struct Names {
  let pieces: [Piece]
  /// For every token: the mention that covers it, or −1.
  let mentionAt: [Int32]
  let dressing: Dressing
  let cast: Cast

  init(reader: Reader, isQuoted: [Bool]) {
    var spotter = NameSpotter(reader: reader)
    spotter.run()
    let dressing = Dressing(reader: reader, pieces: spotter.pieces, bodyAt: spotter.bodyAt)
    var mentions = spotter.mentions
    var covering = [Int32](repeating: -1, count: reader.tokens.count)
    for at in mentions.indices {
      mentions[at].isInQuote = isQuoted[mentions[at].tokens.lowerBound]
      dressing.dress(&mentions[at])
      for token in mentions[at].tokens { covering[token] = Int32(at) }
    }
    var cast = Cast(reader: reader, mentions: mentions, words: spotter.words)
    cast.link(Aliases(reader: reader, mentionAt: covering).found())
    cast.learn(Genders(reader: reader, isQuoted: isQuoted).told(by: cast))
    pieces = spotter.pieces
    mentionAt = covering
    self.dressing = dressing
    self.cast = cast
  }
}
