/// The elements of HTML that mean something to a reader of articles.
public enum Tag: String, Sendable {
  case html, head, body, title, meta, link, script, base
  case article, main, section, div, header, footer, nav, aside, dialog, center
  case h1, h2, h3, h4, h5, h6, p, blockquote, pre, ul, ol, li, dl, dt, dd, br, hr, address
  case table, thead, tbody, tfoot, tr, td, th, caption
  case a, abbr, b, bdi, bdo, big, cite, code, data, del, em, font, i, ins, kbd, mark, nobr, q, s,
    samp, small, span
  case strike, strong, sub, sup, time, tt, u, `var`, wbr, label
  case figure, figcaption, img, picture, video, audio, source, iframe, object, embed, canvas, map,
    area
  case form, input, button, select, option, fieldset, legend, textarea, noscript, style, svg, menu,
    details, summary
  case other

  /// Stands inside a line of text.
  public var isInline: Bool {
    switch self {
    case .a, .abbr, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .em, .font, .i, .ins, .kbd,
      .mark, .nobr, .q, .s,
      .samp, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .wbr, .label, .img:
      true
    default: false
    }
  }

  public var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }
}
