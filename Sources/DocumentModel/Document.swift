/// One contiguous normalised UTF-8 buffer, validated once by Normalisation.
/// Stages read it through `storage.span`; nobody else makes one.
public struct TextBuffer: Sendable {
  public let storage: [UInt8]
  @inlinable public init(validated storage: [UInt8]) { self.storage = storage }
  @inlinable public var count: Int { storage.count }
  @inlinable public var all: Slice { Slice(0, storage.count) }

  /// Lends the bytes of `range`.
  @inlinable
  public func withBytes<R>(in range: Slice, _ body: (Span<UInt8>) -> R) -> R {
    body(storage.span.extracting(range.indices))
  }

  /// The text of `range`. For Aggregation, Reporting and tests; stages keep ranges.
  public func string(_ range: Slice) -> String {
    String(decoding: storage[range.indices], as: UTF8.self)
  }
}

/// Where normalised bytes came from. Empty when nothing was changed.
public struct OffsetMap: Sendable {
  /// A stretch whose inner bytes do not correspond one to one. Between runs, bytes correspond one to one.
  public struct Run: Sendable, Hashable {
    public let normalised: Slice
    public let original: TextRange<Original>
    @inlinable
    public init(normalised: Slice, original: TextRange<Original>) {
      self.normalised = normalised
      self.original = original
    }
  }

  /// Changed stretches, ascending, not overlapping.
  public let runs: [Run]
  @inlinable public init(runs: [Run] = []) { self.runs = runs }

  /// The smallest original range that yields `range`: a range that begins or ends inside a changed stretch takes all of it.
  public func original(of range: Slice) -> TextRange<Original> {
    TextRange(start: position(range.start, atEnd: false), end: position(range.end, atEnd: true))
  }

  /// Law: monotone in `offset`. `atEnd` says whether the offset closes a range (then a run's end is meant).
  private func position(_ offset: UInt32, atEnd: Bool) -> UInt32 {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      let start = runs[middle].normalised.start
      if atEnd ? start < offset : start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let run = runs[low - 1]
    if offset >= run.normalised.end {
      // At the end of a deletion the range must not swallow the deleted bytes twice.
      return run.original.end + (offset - run.normalised.end)
    }
    return atEnd ? run.original.end : run.original.start
  }
}

/// An article as it came in, before any stage. Text is UTF-8 (or whatever `charset` says, until Normalisation decides).
public struct RawArticle: Sendable {
  public var id: String
  public var outlet: String?
  /// ISO 8601 date or date-time, as given.
  public var published: String?
  public var url: String?
  public var title: String?
  /// BCP 47 language tag, as given.
  public var language: String?
  public var text: [UInt8]
  /// File or stream and 1-based line it came from, for messages.
  public var origin: String

  public init(
    id: String, outlet: String? = nil, published: String? = nil, url: String? = nil,
    title: String? = nil, language: String? = nil, text: [UInt8], origin: String = ""
  ) {
    self.id = id
    self.outlet = outlet
    self.published = published
    self.url = url
    self.title = title
    self.language = language
    self.text = text
    self.origin = origin
  }
}

/// A normalised article. Made by Normalisation alone. Every `Slice` of an analysis counts bytes of `text`.
public struct Document: Sendable {
  public let id: String
  public let outlet: String?
  public let published: String?
  public let url: String?
  public let language: String?
  /// The title, normalised, in a buffer of its own: offsets never point into it.
  public let title: TextBuffer?
  public let text: TextBuffer
  public let offsets: OffsetMap

  public init(
    id: String, outlet: String?, published: String?, url: String?, language: String?,
    title: TextBuffer?, text: TextBuffer, offsets: OffsetMap
  ) {
    self.id = id
    self.outlet = outlet
    self.published = published
    self.url = url
    self.language = language
    self.title = title
    self.text = text
    self.offsets = offsets
  }
}
