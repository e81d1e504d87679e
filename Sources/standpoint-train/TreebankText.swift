import DocumentModel

/// A document of a treebank as running text, with the ends of its sentences: what the sentence splitter learns from.
struct TreebankText {
  let text: TextBuffer
  /// Behind the last byte of each sentence.
  let ends: Set<Int>

  /// The documents of a CoNLL-U file. Uses `# newdoc`, `# newpar`, `# text =` and SpaceAfter=No.
  static func all(of bytes: [UInt8]) -> [TreebankText] {
    var reader = Reader()
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      reader.take(line)
    }
    reader.finishDocument()
    return reader.documents
  }

  private struct Reader {
    var documents: [TreebankText] = []
    private var text: [UInt8] = []
    private var ends: Set<Int> = []
    private var separator: [UInt8] = []
    private var sentence: Substring?
    private var isGlued = false

    mutating func take(_ line: Substring) {
      if line.hasPrefix("# newdoc") {
        finishDocument()
      } else if line.hasPrefix("# newpar"), !line.hasPrefix("# newpar_block") {
        if !text.isEmpty { separator = Array("\n\n".utf8) }
      } else if line.hasPrefix("# text = ") {
        sentence = line.dropFirst("# text = ".count)
      } else if line.isEmpty {
        finishSentence()
      } else if !line.hasPrefix("#") {
        isGlued = line.contains("SpaceAfter=No")
      }
    }

    private mutating func finishSentence() {
      guard let sentence else { return }
      text += separator + Array(sentence.utf8)
      ends.insert(text.count)
      separator = isGlued ? [] : [UInt8(ascii: " ")]
      self.sentence = nil
    }

    mutating func finishDocument() {
      finishSentence()
      if !text.isEmpty {
        documents.append(TreebankText(text: TextBuffer(validated: text), ends: ends))
      }
      text = []
      ends = []
      separator = []
    }
  }
}
