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

/// An article as it came in, before any stage. Text is in `charset`, or in UTF-8 as far as anybody knows.
public struct RawArticle: Sendable {
  public var id: String
  public var outlet: String?
  /// ISO 8601 date or date-time, as given.
  public var published: String?
  public var url: String?
  public var title: String?
  /// Who signs it, as given.
  public var byline: String?
  /// BCP 47 language tag, as given.
  public var language: String?
  public var text: [UInt8]
  /// The charset that the source declared for `text` (any name ICU knows); nil for UTF-8 or unknown.
  public var charset: String?
  /// File or stream and 1-based line it came from, for messages.
  public var origin: String

  public init(
    id: String, outlet: String? = nil, published: String? = nil, url: String? = nil,
    title: String? = nil, language: String? = nil, text: [UInt8], origin: String = "",
    charset: String? = nil, byline: String? = nil
  ) {
    self.byline = byline
    self.id = id
    self.outlet = outlet
    self.published = published
    self.url = url
    self.title = title
    self.language = language
    self.text = text
    self.origin = origin
    self.charset = charset
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
