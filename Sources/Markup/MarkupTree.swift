import CHTML

/// An HTML or XML document as a flat list of nodes in document order. Everything is a range of one buffer.
public struct MarkupTree: Sendable {
  public struct Node: Sendable {
    /// The element that this stands in; −1 for the root.
    public let parent: Int
    /// The position after the last node inside this one.
    public let end: Int
    /// What element it is; nil: text.
    public let tag: Tag?
    let name: Int
    let text: Range<Int>
    let attributes: Range<Int>
  }

  public let nodes: [Node]
  /// Whether the document was well formed. HTML always is.
  public let isWhole: Bool
  let names: [String]
  let bytes: [UInt8]
  private let attributes: [(name: Int, value: Range<Int>)]

  /// The tree of an HTML page in UTF-8; nil where there is nothing in it.
  public init?(html: [UInt8]) {
    let tree = unsafe html.withUnsafeBufferPointer {
      unsafe chtml_parse_html($0.baseAddress, $0.count)
    }
    guard let tree = unsafe tree else { return nil }
    unsafe self.init(tree, isWhole: true)
  }

  /// The tree of an XML document in UTF-8, without entities other than XML's own; nil where it has no root.
  public init?(xml: [UInt8]) {
    var isWhole: Int32 = 0
    let tree = unsafe xml.withUnsafeBufferPointer {
      unsafe chtml_parse_xml($0.baseAddress, $0.count, &isWhole)
    }
    guard let tree = unsafe tree else { return nil }
    unsafe self.init(tree, isWhole: isWhole != 0)
  }

  private init(_ tree: OpaquePointer, isWhole: Bool) {
    defer { unsafe chtml_close(tree) }
    let names = unsafe (0..<chtml_name_count(tree)).map {
      unsafe String(cString: chtml_name(tree, $0))
    }
    let tags = names.map { Tag(rawValue: $0) ?? .other }
    nodes = unsafe UnsafeBufferPointer(start: chtml_nodes(tree), count: chtml_node_count(tree))
      .map { node in
        let attributes = Int(node.first_attribute)
        return Node(
          parent: Int(node.parent), end: Int(node.end),
          tag: node.name < 0 ? nil : tags[Int(node.name)], name: Int(node.name),
          text: Int(node.start)..<Int(node.start) + Int(node.count),
          attributes: attributes..<attributes + Int(node.attribute_count))
      }
    attributes = unsafe UnsafeBufferPointer(
      start: chtml_attributes(tree), count: chtml_attribute_count(tree)
    ).map { (Int($0.name), Int($0.start)..<Int($0.start) + Int($0.count)) }
    bytes = unsafe Array(
      UnsafeBufferPointer(start: chtml_bytes(tree), count: chtml_byte_count(tree)))
    self.names = names
    self.isWhole = isWhole
  }

  /// The name of an element as written, with its prefix; empty for a text.
  public func name(_ node: Int) -> String {
    nodes[node].name < 0 ? "" : names[nodes[node].name]
  }

  /// The bytes of a text; empty for an element.
  public func text(_ node: Int) -> ArraySlice<UInt8> { bytes[nodes[node].text] }

  /// The value of an attribute, or nil.
  public func attribute(_ node: Int, _ name: String) -> String? {
    attributes[nodes[node].attributes].first { names[$0.name] == name }
      .map { String(decoding: bytes[$0.value], as: UTF8.self) }
  }

  /// The positions of an element's own children, in order.
  public func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var at = node + 1
    while at < nodes[node].end {
      children.append(at)
      at = nodes[at].end
    }
    return children
  }

  /// All that stands inside an element.
  public func inside(_ node: Int) -> Range<Int> { (node + 1)..<nodes[node].end }

  /// The text inside an element, white space as one space, none at the ends.
  public func words(_ node: Int) -> String {
    var collected: [UInt8] = []
    for at in node..<nodes[node].end where nodes[at].tag == nil {
      collected += text(at)
      if nodes[at].end < nodes.count, nodes[nodes[at].end].tag?.isInline != true {
        collected.append(0x20)
      }
    }
    return String(decoding: MarkupTree.collapsed(collected), as: UTF8.self)
  }

  /// White space, no-break spaces too, as one space; none at the ends.
  public static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    var isSpaceDue = false
    while at < bytes.count {
      let isWide = bytes[at] == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0
      if isWide || bytes[at] == 0x20 || (bytes[at] >= 0x09 && bytes[at] <= 0x0D) {
        isSpaceDue = !out.isEmpty
        at += isWide ? 2 : 1
        continue
      }
      if isSpaceDue { out.append(0x20) }
      isSpaceDue = false
      out.append(bytes[at])
      at += 1
    }
    return out
  }
}
