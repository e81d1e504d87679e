import DocumentModel

/// Marks that pair with each other. Different families nest freely.
enum MarkFamily: Int, CaseIterable {
  /// “ ” „ ‟ " '' `` and doubled curly apostrophes.
  case double
  /// « ».
  case guillemet
  /// ‹ ›.
  case smallGuillemet
  /// ‘ ’ ‚ ' `; most of them are apostrophes.
  case single
  /// Dashes before and behind speech, which `DashSpeech` pairs.
  case dash

  /// Those that `MarkReading` pairs.
  static let paired: [MarkFamily] = [.double, .guillemet, .smallGuillemet, .single]
}

/// What a mark's glyph says about its direction.
enum MarkGlyph {
  case straight, opening, closing
  /// „ and ‚: open only, and let a glyph of the other side close them („…“).
  case low
}

/// What stands beside a mark.
enum Neighbour {
  case edge, space, letter, digit, opening, closing, dash, ellipsis, mark

  var isSpaceLike: Bool { self == .space || self == .edge }
}

/// A possible quotation mark with the price of each reading, in tenths; the pairer takes the cheapest reading of a
/// whole paragraph.
struct Mark {
  let range: Slice
  let family: MarkFamily
  let glyph: MarkGlyph
  let before: Neighbour
  let after: Neighbour
  /// Price of reading it as an apostrophe, an inch or a slip.
  let stray: Int

  /// Price of reading it as an opening mark.
  var open: Int {
    var price =
      before.isSpaceLike || before == .opening || before == .mark || before == .dash ? 0 : 40
    switch after {
    case .space, .edge: price += family == .guillemet ? 5 : 40
    case .closing: price += 30
    case .dash: price += 10
    case .letter, .digit, .opening, .ellipsis, .mark: break
    }
    return price + (glyph == .closing ? 30 : 0)
  }

  /// Price of reading it as the closing mark of a stretch that `opener` opened.
  func close(after opener: MarkGlyph) -> Int {
    var price = 0
    switch before {
    case .space, .edge: price += family == .guillemet ? 5 : 40
    case .opening: price += 30
    default: break
    }
    switch after {
    case .letter, .digit: price += 30
    case .opening: price += 10
    default: break
    }
    let reversed = glyph == .opening && opener != .low && opener != .closing
    return price + (reversed ? 30 : 0) + (glyph == .low ? 80 : 0)
  }
}
