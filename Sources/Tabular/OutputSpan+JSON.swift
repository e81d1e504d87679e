/// What a value written in one go is made of (`JSONWriter.value`). Law: none of these writes more than it says.
extension OutputSpan where Element == UInt8 {
  /// JSON that is ready: as many bytes as it has.
  public mutating func append(_ json: [UInt8]) {
    let json = json.span
    for at in json.indices { append(json[at]) }
  }

  /// A whole number: at most 20 bytes.
  public mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let size = value.magnitude
    if size < 10 {
      append(digit: size)
    } else if size < 100 {
      append(digit: size / 10)
      append(digit: size % 10)
    } else if size < 1000 {
      append(digit: size / 100)
      append(digit: size / 10 % 10)
      append(digit: size % 10)
    } else {
      var unit: UInt = 1000
      while size / unit >= 10 { unit *= 10 }
      while unit > 0 {
        append(digit: size / unit % 10)
        unit /= 10
      }
    }
  }

  private mutating func append(digit: UInt) {
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
  }

  /// A string with its marks: at most six times its UTF-8, and two.
  public mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    let span = text.utf8.span
    var at = 0
    while at < span.count {
      if JSONWriter.needsEscape(span, at) {
        var escape: [UInt8] = []
        at += JSONWriter.escape(span, at, to: &escape)
        append(escape)
      } else {
        append(span[at])
        at += 1
      }
    }
    append(UInt8(ascii: "\""))
  }
}
