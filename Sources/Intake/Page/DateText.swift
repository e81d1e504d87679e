/// Dates as feeds and pages write them, to ISO 8601. Nil where the day is not certain: 03/04/2024 may be in March.
public enum DateText {
  /// `2024-11-04`, or with time and zone as given (`2024-11-04T08:15:00+02:00`).
  public static func iso(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(80))
    return isoDate(bytes) ?? epoch(bytes) ?? worded(bytes) ?? dotted(bytes)
  }

  /// A date in digits at the beginning of text, year first; its time goes with it.
  private static func isoDate(_ bytes: [UInt8]) -> String? {
    let start = bytes.firstIndex { isDigit($0) } ?? bytes.count
    guard start <= 1 else { return nil }
    let rest = Array(bytes[start...])
    let isPlain =
      rest.count >= 8 && rest.prefix(8).allSatisfy(isDigit) && !(rest.count > 8 && isDigit(rest[8]))
    let at = isPlain ? [0, 4, 6, 8] : [0, 5, 8, 10]
    guard rest.count >= at[3],
      isPlain
        || [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(rest[4])
          && rest[7] == rest[4],
      let year = number(rest[0..<4]), let month = number(rest[at[1]..<(at[1] + 2)]),
      let day = number(rest[at[2]..<(at[2] + 2)]), let date = date(year, month, day)
    else { return nil }
    return date + time(rest[at[3]...])
  }

  /// `T08:15:00Z` behind a date, or nothing. A space may stand for the T.
  private static func time(_ bytes: ArraySlice<UInt8>) -> String {
    var rest = bytes
    guard let mark = rest.popFirst(), mark == UInt8(ascii: "T") || mark == 0x20, rest.count >= 5
    else { return "" }
    let clock = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    guard clock.count >= 5, clock[clock.startIndex + 2] == UInt8(ascii: ":") else { return "" }
    rest = rest.dropFirst(clock.count)
    let zone = rest.prefix { isDigit($0) || [0x2B, 0x2D, 0x3A, 0x5A].contains($0) }
    return "T" + String(decoding: clock, as: UTF8.self) + String(decoding: zone, as: UTF8.self)
  }

  /// Seconds or milliseconds since 1970.
  private static func epoch(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 10 || bytes.count == 13, bytes.allSatisfy(isDigit),
      let value = number(bytes[...])
    else {
      return nil
    }
    let days = value / (bytes.count == 13 ? 86_400_000 : 86_400)
    return civil(days)
  }

  /// The date of a day counted from 1970-01-01 (Hinnant's algorithm).
  private static func civil(_ days: Int) -> String? {
    let z = days + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return date(
      year + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// `Mon, 04 Nov 2024 08:15:00 GMT`, `November 4, 2024`, `4 Nov. 2024`: a month's English name beside day and year.
  private static func worded(_ bytes: [UInt8]) -> String? {
    let parts = bytes.split {
      !isDigit($0) && !isLetter($0) && $0 != UInt8(ascii: ":") && $0 != 0x2B && $0 != 0x2D
    }
    for at in parts.indices {
      guard let month = month(parts[at]) else { continue }
      let before = at > 0 ? day(parts[at - 1]) : nil
      let after = at + 1 < parts.count ? day(parts[at + 1]) : nil
      let next = before != nil ? at + 1 : at + 2
      guard next < parts.count, parts[next].count == 4, let year = number(parts[next]),
        let date = (before ?? after).flatMap({ date(year, month, $0) })
      else { continue }
      return date + (before != nil ? clock(parts[(next + 1)...]) : "")
    }
    return nil
  }

  /// The time and zone of RFC 822, or nothing.
  private static func clock(_ parts: ArraySlice<ArraySlice<UInt8>>) -> String {
    guard let first = parts.first, first.count >= 5, first.contains(UInt8(ascii: ":")) else {
      return ""
    }
    let time = String(decoding: first, as: UTF8.self)
    guard time.utf8.filter({ $0 == UInt8(ascii: ":") }).count == 2 else { return "" }
    let zone = parts.dropFirst().first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if zone == "GMT" || zone == "UTC" || zone == "UT" || zone == "Z" { return "T\(time)Z" }
    guard zone.utf8.count == 5, zone.hasPrefix("+") || zone.hasPrefix("-") else {
      return "T\(time)"
    }
    return "T\(time)\(zone.prefix(3)):\(zone.suffix(2))"
  }

  /// `04.11.2024`, as most of Europe writes it; 31/12/2024, where only one reading is a date.
  private static func dotted(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
    let parts = head.split { !isDigit($0) }
    guard parts.count == 3, parts[2].count == 4, let first = number(parts[0]),
      let second = number(parts[1]),
      let year = number(parts[2])
    else { return nil }
    if head.contains(UInt8(ascii: ".")) { return date(year, second, first) }
    if first > 12 { return date(year, second, first) }
    return second > 12 ? date(year, first, second) : nil
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard year >= 1900 && year < 2100, month >= 1 && month <= 12, day >= 1 && day <= 31 else {
      return nil
    }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// By the first three letters, as RFC 822 has them.
  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3, word.allSatisfy(isLetter), word.count <= 9 else { return nil }
    let letters = word.prefix(3).map { $0 | 0x20 }
    let all = Array("janfebmaraprmayjunjulaugsepoctnovdec".utf8)
    return (0..<12).first { all[($0 * 3)..<($0 * 3 + 3)].elementsEqual(letters) }.map { $0 + 1 }
  }

  /// `4`, `04`, `4th`.
  private static func day(_ word: ArraySlice<UInt8>) -> Int? {
    let digits = word.prefix(while: isDigit)
    guard digits.count >= 1 && digits.count <= 2, word.count - digits.count <= 2 else { return nil }
    return number(digits)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count < 16, digits.allSatisfy(isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
