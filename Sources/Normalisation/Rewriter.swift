import DocumentModel

/// Builds a text from another: everything is kept unless it is replaced, and `map` says where bytes came from.
/// Replacements come in ascending order.
struct Rewriter {
  let source: [UInt8]
  private var output: [UInt8] = []
  private var runs: [OffsetMap.Run] = []
  /// Bytes of `source` that are dealt with.
  private var done = 0

  init(_ source: [UInt8]) {
    self.source = source
    output.reserveCapacity(source.count)
  }

  /// Puts one byte in the place of one byte.
  mutating func set(_ at: Int, _ byte: UInt8) {
    keep(upTo: at)
    output.append(byte)
    done = at + 1
  }

  /// Puts `replacement` in the place of `range`.
  mutating func replace(_ range: Range<Int>, with replacement: some Collection<UInt8>) {
    keep(upTo: range.lowerBound)
    let start = output.count
    output.append(contentsOf: replacement)
    done = range.upperBound
    note(Slice(start, output.count), TextRange(range.lowerBound, range.upperBound))
  }

  /// Leaves `range` out.
  mutating func delete(_ range: Range<Int>) {
    replace(range, with: EmptyCollection())
  }

  /// The character that the result has before what stands at `at` in the source.
  func lastScalar(before at: Int) -> UInt32? {
    let kept = at > done ? source[done..<at] : output[...]
    guard let start = kept.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
    let bytes = at > done ? source.span : output.span
    return UTF8Bytes.scalar(bytes, start, kept.endIndex - start)
  }

  mutating func finish() -> (bytes: [UInt8], map: OffsetMap) {
    keep(upTo: source.count)
    return (output, OffsetMap(runs: runs))
  }

  private mutating func keep(upTo end: Int) {
    if end > done { output.append(contentsOf: source[done..<end]) }
  }

  /// Deletions side by side are one run.
  private mutating func note(_ normalised: Slice, _ original: TextRange<Original>) {
    if normalised.isEmpty, let last = runs.last, last.normalised.isEmpty,
      last.normalised.end == normalised.start, last.original.end == original.start
    {
      runs[runs.count - 1] = OffsetMap.Run(
        normalised: normalised, original: last.original.union(original))
    } else {
      runs.append(OffsetMap.Run(normalised: normalised, original: original))
    }
  }
}
