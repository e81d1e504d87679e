public import Tabular

/// Why a record is no article. Counted and reported with its place; the rest of the batch goes on.
public struct RecordError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case json(JSONError)
    case notAnObject(String)
    case missingText
    case wrongType(field: String, found: String, expected: String)
    case badTarget(length: Int)
    /// A web page without an article's text.
    case noArticle
    case csv(CSVError)
    /// No column of the table holds the text.
    case noTextColumn(header: [String])
    case notXML
    /// Stopped; in words.
    case tookTooLong(String)
  }
  public let kind: Kind
  /// The record's own id as JSON, where it could still be read.
  public let id: [UInt8]?
  public init(_ kind: Kind, id: [UInt8]? = nil) {
    self.kind = kind
    self.id = id
  }

  /// A word for machines that stays the same between versions.
  public var code: String {
    switch kind {
    case .json: "json"
    case .notAnObject: "not-an-object"
    case .missingText: "missing-text"
    case .wrongType: "wrong-type"
    case .badTarget: "bad-target"
    case .noArticle: "no-article"
    case .csv: "csv"
    case .noTextColumn: "no-text-column"
    case .notXML: "xml"
    case .tookTooLong: "time-limit"
    }
  }

  /// What is wrong and what to do.
  public var message: String {
    switch kind {
    case .json(let error): "not JSON, \(error)"
    case .notAnObject(let found): "\(found) where a record in braces {…} is due"
    case .missingText: "the field \"text\" is missing; it holds the article"
    case .wrongType(let field, let found, let expected):
      "the field \"\(field)\" is \(found); it must be \(expected)"
    case .csv(let error): error.kind.rawValue
    case .noTextColumn(let header):
      "no column is the text; name it under 'columns' in the pipeline (columns here: \(header.prefix(12).joined(separator: ", ")))"
    case .notXML: "not XML, or damaged XML; its whole items were kept"
    case .tookTooLong(let message): message
    case .noArticle: "no article's text was found in the page; is it a front page or a form?"
    case .badTarget(let length):
      "\"target\" must be [start, end] with 0 <= start < end <= \(length), in code points of \"text\""
    }
  }
}
