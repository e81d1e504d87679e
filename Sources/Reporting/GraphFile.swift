public import Aggregation
import DocumentModel
public import LexiconStore
import Tabular

/// graph.gexf: outlets, speakers and sides as nodes; who is quoted where, and who speaks of which side, as edges. For Gephi.
public struct GraphFile: Sendable {
  private let comparison: Comparison
  private let lexicons: Lexicons
  /// Speakers with fewer quotations in all outlets are left out: graphs of everybody show nothing.
  public static let fewest = 3

  public init(_ comparison: Comparison, _ lexicons: Lexicons) {
    self.comparison = comparison
    self.lexicons = lexicons
  }

  /// GEXF 1.3, UTF-8; nodes and edges in the order of their ids.
  public var bytes: [UInt8] {
    var xml = HTMLWriter()
    xml.raw(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
      <attributes class="node"><attribute id="kind" title="kind" type="string"/><attribute id="side" title="side" type="string"/><attribute id="n" title="quotations" type="integer"/></attributes>
      <attributes class="edge"><attribute id="mean" title="mean stance" type="double"/></attributes>
      <nodes>

      """)
    let speakers = self.speakers
    writeNodes(speakers, &xml)
    xml.raw("</nodes>\n<edges>\n")
    writeEdges(Set(speakers.map(\.id)), &xml)
    xml.raw("</edges>\n</graph></gexf>\n")
    return Array(xml.text.utf8)
  }

  private struct Node {
    let id: String
    let name: String
    let side: SideID
    var quotations: Int
  }

  private var speakers: [Node] {
    var nodes: [Node] = []
    for voice in comparison.voices {
      if nodes.last?.id == voice.speaker {
        nodes[nodes.count - 1].quotations += voice.quotations
      } else {
        nodes.append(
          Node(
            id: voice.speaker, name: oneLine(voice.name), side: voice.side,
            quotations: voice.quotations))
      }
    }
    return nodes.filter { $0.quotations >= Self.fewest }
  }

  private func writeNodes(_ speakers: [Node], _ xml: inout HTMLWriter) {
    for outlet in comparison.outlets where outlet.outlet != nil {
      node(
        "outlet:\(outlet.outlet ?? "")", outlet.outlet ?? "", "outlet", "", outlet.tally.quotations,
        &xml)
    }
    for speaker in speakers {
      node(
        speaker.id, speaker.name, "speaker", lexicons.side(speaker.side).name, speaker.quotations,
        &xml)
    }
    for target in comparison.targets.indices {
      let name = lexicons.side(comparison.targets[target]).name
      let n = comparison.outlets.reduce(0) { $0 + $1.stances[target].tally.count }
      node("target:\(name)", name, "target", name, n, &xml)
    }
  }

  private func node(
    _ id: String, _ label: String, _ kind: String, _ side: String, _ n: Int,
    _ xml: inout HTMLWriter
  ) {
    xml.element("node", [("id", id), ("label", label)]) { xml in
      xml.element("attvalues") { xml in
        for (name, value) in [("kind", kind), ("side", side), ("n", "\(n)")] {
          xml.element("attvalue", [("for", name), ("value", value)]) { _ in }
        }
      }
    }
    xml.raw("\n")
  }

  private func writeEdges(_ speakers: Set<String>, _ xml: inout HTMLWriter) {
    var toward: [String: [StanceTally]] = [:]
    for voice in comparison.voices where speakers.contains(voice.speaker) {
      edge("outlet:\(voice.outlet)", voice.speaker, voice.quotations, nil, &xml)
      var sums = toward[voice.speaker] ?? comparison.targets.map { _ in StanceTally() }
      for target in sums.indices { sums[target].merge(voice.stances[target]) }
      toward[voice.speaker] = sums
    }
    for (speaker, sums) in toward.sorted(by: { $0.key < $1.key }) {
      for (target, tally) in sums.enumerated() where tally.count > 0 {
        let name = lexicons.side(comparison.targets[target]).name
        edge(speaker, "target:\(name)", tally.count, tally.mean, &xml)
      }
    }
  }

  private func edge(
    _ from: String, _ to: String, _ weight: Int, _ mean: Millis?, _ xml: inout HTMLWriter
  ) {
    let attributes = [
      ("id", "\(from)>\(to)"), ("source", from), ("target", to), ("weight", "\(weight)"),
    ]
    xml.element("edge", attributes) { xml in
      guard let mean else { return }
      xml.element("attvalues") { xml in
        xml.element("attvalue", [("for", "mean"), ("value", Decimal.string(mean))]) { _ in }
      }
    }
    xml.raw("\n")
  }
}
