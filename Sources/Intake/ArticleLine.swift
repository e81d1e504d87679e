public import DocumentModel
public import Tabular

/// Why a record is no article. Counted and reported with its place; the rest of the batch goes on.
public struct RecordError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case json(JSONError)
    case notAnObject(String)
    case missingText
    case wrongType(field: String, found: String, expected: String)
    case tooLong(limit: Int)
    case unreadable(reason: String)
  }
  public let kind: Kind
  /// The record's own id, where it could still be read.
  public let id: String?
  public init(_ kind: Kind, id: String? = nil) {
    self.kind = kind
    self.id = id
  }

  /// A short name that stays the same between versions, for programs.
  public var code: String {
    switch kind {
    case .json: "bad_json"
    case .notAnObject: "not_an_object"
    case .missingText: "missing_text"
    case .wrongType: "wrong_type"
    case .tooLong: "too_long"
    case .unreadable: "unreadable"
    }
  }

  public var message: String {
    switch kind {
    case .json(let error): "not JSON, \(error)"
    case .notAnObject(let found): "\(found) where an article in braces {…} is due"
    case .missingText: "the field \"text\" is missing; it holds the article"
    case .wrongType(let field, let found, let expected):
      "the field \"\(field)\" is \(found); it must be \(expected)"
    case .tooLong(let limit): "longer than \(limit >> 20) MiB; cut it into articles"
    case .unreadable(let reason): reason
    }
  }
}

/// One article of JSON Lines: `{"id","outlet","published","url","title","language","text"}`, only `text` required.
/// `date` and `lang` stand in for `published` and `language` where those are absent.
public struct ArticleLine: Sendable {
  public let article: RawArticle
  /// Whether the line itself gave an id.
  public let hasID: Bool
  /// The fields that are not the article's own, in their order, to be passed through.
  public let others: [JSONMember]

  static let fields: Set<String> = [
    "id", "outlet", "published", "url", "title", "language", "text",
  ]

  /// Reads the line at `range` of `bytes`. `fallbackID` is the id of an article that has none.
  public init(
    _ bytes: [UInt8], in range: Range<Int>, fallbackID: String, origin: String
  ) throws(RecordError) {
    let object = try Self.object(bytes, range)
    let id = try Self.id(of: object)
    do {
      hasID = id != nil
      article = try RawArticle(
        id: id ?? fallbackID, outlet: Self.string("outlet", object),
        published: Self.string("published", object) ?? Self.string("date", object),
        url: Self.string("url", object), title: Self.string("title", object),
        language: Self.string("language", object) ?? Self.string("lang", object),
        text: Self.text(object), origin: origin)
    } catch {
      throw RecordError(error.kind, id: id)
    }
    others = (object.members ?? []).filter { !Self.fields.contains($0.key) }
  }

  private static func object(_ bytes: [UInt8], _ range: Range<Int>) throws(RecordError) -> JSONValue {
    do {
      let value = try JSONReader.value(of: bytes, in: range)
      guard value.members != nil else { throw RecordError(.notAnObject(value.kindName)) }
      return value
    } catch let error as JSONError {
      throw RecordError(.json(error))
    } catch let error as RecordError {
      throw error
    } catch {
      throw RecordError(.unreadable(reason: "\(error)"))
    }
  }

  /// An id may be a string or a number.
  static func id(of object: JSONValue) throws(RecordError) -> String? {
    switch object["id"] {
    case nil, .null: nil
    case .string(let bytes): bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    case .number(let digits): digits
    case .some(let other):
      throw RecordError(.wrongType(field: "id", found: other.kindName, expected: "a string"))
    }
  }

  private static func string(_ field: String, _ object: JSONValue) throws(RecordError) -> String? {
    switch object[field] {
    case nil, .null: return nil
    case .string(let bytes): return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    case .some(let other):
      throw RecordError(
        .wrongType(field: field, found: other.kindName, expected: "a string or null"))
    }
  }

  private static func text(_ object: JSONValue) throws(RecordError) -> [UInt8] {
    switch object["text"] {
    case nil: throw RecordError(.missingText)
    case .string(let bytes): return bytes
    case .some(let other):
      throw RecordError(.wrongType(field: "text", found: other.kindName, expected: "a string"))
    }
  }
}
