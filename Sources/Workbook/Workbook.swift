import CXLSX

/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  public let reason: String
  public var description: String { "\(path): \(reason)" }
}

/// What the cells of a column hold.
public enum WorkbookCellKind: Int32, Sendable {
  case text = 0
  case integer, decimal, day, header
}

/// An XLSX file, written sheet by sheet and row by row in constant memory. A text is never a formula, whatever it begins
/// with. The same cells give the same bytes.
@safe public final class Workbook {
  public let path: String
  fileprivate let book: OpaquePointer
  private var isOpen = true

  /// `folder` holds temporary files; `created` is when the file says it was made, in seconds since 1970.
  public init(_ path: String, temporary folder: String, created: Int) throws(WorkbookError) {
    self.path = path
    guard let opened = unsafe cxlsx_open(path, folder, Int64(created)) else {
      throw WorkbookError(path: path, reason: "no memory")
    }
    unsafe book = opened
  }

  deinit {
    if isOpen { _ = unsafe cxlsx_close(book) }
  }

  /// A name is at most 31 letters and used once.
  public func sheet(_ name: String) throws(WorkbookError) -> WorkbookSheet {
    guard let sheet = unsafe cxlsx_add(book, name) else {
      throw WorkbookError(path: path, reason: "a sheet cannot be named '\(name)'")
    }
    return unsafe WorkbookSheet(sheet, of: self)
  }

  /// Writes the file. No sheet can be used afterwards.
  public func close() throws(WorkbookError) {
    isOpen = false
    try check(unsafe cxlsx_close(book))
  }

  fileprivate func check(_ code: Int32) throws(WorkbookError) {
    guard code != 0 else { return }
    throw WorkbookError(path: path, reason: unsafe String(cString: cxlsx_error(code)))
  }
}

/// One sheet; rows are written from the first on.
@safe public final class WorkbookSheet {
  /// What Excel holds: rows, and UTF-16 units of a cell.
  public static let mostRows = 1_048_576
  public static let mostUnits = 32_767
  private static let cutMark = " … [cut]"

  private let sheet: OpaquePointer
  private let book: Workbook
  /// The row that is being written.
  public private(set) var row = 0
  private var column = 0
  private var widest = 0
  /// Cells that were longer than a cell can be; they end in "… [cut]".
  public private(set) var cutCells = 0

  fileprivate init(_ sheet: OpaquePointer, of book: Workbook) {
    unsafe self.sheet = sheet
    self.book = book
  }

  /// The width of a column in characters, and what its cells are.
  public func setColumn(_ column: Int, width: Double, _ kind: WorkbookCellKind) {
    unsafe cxlsx_width(sheet, UInt16(column), width, kind.rawValue)
  }

  public func text(_ text: String, _ kind: WorkbookCellKind = .text) throws(WorkbookError) {
    let shown = fitting(text)
    try book.check(
      unsafe cxlsx_text(sheet, UInt32(row), UInt16(column), shown, kind.rawValue))
    column += 1
  }

  public func number(_ value: Double, _ kind: WorkbookCellKind) throws(WorkbookError) {
    try book.check(
      unsafe cxlsx_number(sheet, UInt32(row), UInt16(column), value, kind.rawValue))
    column += 1
  }

  /// An ISO day; anything else stays text.
  public func day(_ day: String) throws(WorkbookError) {
    let parts = day.split(separator: "-").compactMap { Int32($0) }
    guard parts.count == 3, (1900...9999).contains(parts[0]) else { return try text(day) }
    try book.check(
      unsafe cxlsx_day(sheet, UInt32(row), UInt16(column), parts[0], parts[1], parts[2]))
    column += 1
  }

  public func skip() { column += 1 }

  public func endRow() {
    widest = max(widest, column)
    row += 1
    column = 0
  }

  /// Freezes the header and gives each column a filter.
  public func finishTable() {
    unsafe cxlsx_finish(sheet, UInt32(max(0, row - 1)), UInt16(max(0, widest - 1)))
  }

  /// A bar chart of the numbers in one column by the names in another.
  public func barChart(
    _ title: String, unit: String, names: Int, values: Int, rows: Range<Int>,
    at place: (row: Int, column: Int)
  ) throws(WorkbookError) {
    try book.check(
      unsafe cxlsx_chart(
        sheet, title, unit, UInt16(names), UInt16(values), UInt32(rows.lowerBound),
        UInt32(rows.upperBound - 1), UInt32(place.row), UInt16(place.column)))
  }

  /// NUL ends a C string: it becomes U+FFFD, as every control character that XML cannot hold.
  private func fitting(_ text: String) -> String {
    var shown = text
    if text.unicodeScalars.contains(where: Self.isForbidden) {
      shown = String(
        String.UnicodeScalarView(text.unicodeScalars.map { Self.isForbidden($0) ? "\u{FFFD}" : $0 })
      )
    }
    guard shown.utf8.count > Self.mostUnits, shown.utf16.count > Self.mostUnits else {
      return shown
    }
    cutCells += 1
    var units = 0
    let room = Self.mostUnits - Self.cutMark.utf16.count
    let kept = shown.unicodeScalars.prefix { scalar in
      units += scalar.value > 0xFFFF ? 2 : 1
      return units <= room
    }
    return String(kept) + Self.cutMark
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r"
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
