import MappedBytes

/// Weights in training to the bytes of a model file. Rows that were never learnt are written as zeros or left out.
struct ModelWriter {
  private var sections: [ModelSection: (bytes: [UInt8], rows: Int, width: Int)] = [:]

  static func bytes(_ network: Network, _ table: WordTable, labels: [String]) -> [UInt8] {
    var writer = ModelWriter()
    let layout = ModelLayout.self
    writer.addSlots(table)
    writer.add(.words, network.words, Int8.self, layout.rowScale)
    writer.add(.clusters, network.clusters, Int8.self, layout.rowScale)
    writer.add(.shapes, network.shapes, Int8.self, layout.rowScale)
    writer.addAffixes(network)
    let vectorScale = layout.rowScale * Float(1 << layout.vectorShift)
    writer.add(.tagWeights, network.tagWeights, Int16.self, layout.outputScale)
    writer.addBiases(.tagBiases, network.tagBiases, layout.tags, vectorScale * layout.outputScale)
    writer.addContext(network.context)
    writer.addState(network.state, StateFeatures(labels: labels.count))
    writer.add(.moveWeights, network.moveWeights, Int16.self, layout.outputScale)
    let hiddenScale = layout.stateScale * layout.outputScale
    writer.addBiases(.moveBiases, network.moveBiases, 3, hiddenScale)
    writer.add(.labelWeights, network.labelWeights, Int16.self, layout.outputScale)
    writer.addBiases(.labelBiases, network.labelBiases, 2 * labels.count, hiddenScale)
    let names = Array(labels.map { $0 + "\n" }.joined().utf8)
    writer.sections[.labelNames] = (names, names.count, 1)
    return writer.file()
  }

  private mutating func addSlots(_ table: WordTable) {
    var size = 64
    while size * 4 < table.rows.count * 5 { size *= 2 }
    var slots = [(UInt32, UInt32)](repeating: (0, 0), count: size)
    for (hash, rows) in table.rows.sorted(by: { $0.key < $1.key }) {
      var at = Int(hash) & (size - 1)
      while slots[at].1 != 0 { at = (at + 1) & (size - 1) }
      let low = UInt32(rows.cluster * LetterCase.count) + UInt32(rows.letterCase.rawValue)
      slots[at] = (hash, UInt32(rows.word) << 16 | low)
    }
    sections[.slots] = (slots.flatMap { Self.bytes($0.0) + Self.bytes($0.1) }, size, 2)
  }

  /// Rows of zeros for what was never seen, three rows for the edges of a sentence, then what was learnt.
  private mutating func addAffixes(_ network: Network) {
    let width = ModelLayout.word
    var rows = [UInt8](repeating: 0, count: ModelLayout.edgeAffix * width)
    rows += Self.row(network.affixes[1], WordForm.slots, Int8.self, ModelLayout.rowScale)
    var slots: [UInt8] = []
    for parameter in network.affixes {
      for slot in 0..<WordForm.slots {
        let isLearnt = parameter.isLearnt[slot]
        slots += Self.bytes(UInt16(isLearnt ? rows.count / width : 0))
        if isLearnt { rows += Self.row(parameter, slot, Int8.self, ModelLayout.rowScale) }
      }
    }
    sections[.affixSlots] = (slots, slots.count / 2, 1)
    sections[.affixes] = (rows, rows.count / width, width)
  }

  private mutating func add<Element: FixedWidthInteger>(
    _ section: ModelSection, _ parameter: Parameter, _ element: Element.Type, _ scale: Float
  ) {
    var bytes: [UInt8] = []
    for row in 0..<parameter.rows { bytes += Self.row(parameter, row, element, scale) }
    sections[section] = (bytes, parameter.rows, parameter.width)
  }

  /// Block after block of columns, as `Lanes.products` walks them.
  private mutating func addContext(_ context: Parameter) {
    let width = Lanes.productBlock
    var bytes: [UInt8] = []
    for column in stride(from: 0, to: context.width, by: width) {
      for row in 0..<context.rows {
        let whole = Self.row(context, row, Int16.self, ModelLayout.contextScale)
        bytes += whole[2 * column..<2 * (column + width)]
      }
    }
    sections[.context] = (bytes, bytes.count / width / 2, width)
  }

  private mutating func addState(_ state: Parameter, _ features: StateFeatures) {
    let rows = (0..<state.rows).flatMap { row in
      Self.row(state, row, Int16.self, ModelLayout.stateScale)
    }
    let values = stride(from: 0, to: rows.count, by: 2).map { at in
      Int16(bitPattern: UInt16(rows[at]) | UInt16(rows[at + 1]) << 8)
    }
    let folded = features.folded(values, width: state.width)
    sections[.state] = (folded.flatMap { Self.bytes($0) }, state.rows, state.width)
  }

  private mutating func addBiases(
    _ section: ModelSection, _ parameter: Parameter, _ count: Int, _ scale: Float
  ) {
    let bytes = (0..<count).flatMap { Self.bytes(Int32((parameter.values[$0] * scale).rounded())) }
    sections[section] = (bytes, count, 1)
  }

  /// A row in steps of `1 / scale`; weights beyond the element's range are cut off.
  private static func row<Element: FixedWidthInteger>(
    _ parameter: Parameter, _ row: Int, _ element: Element.Type, _ scale: Float
  ) -> [UInt8] {
    guard parameter.isLearnt[row] else {
      return [UInt8](repeating: 0, count: parameter.width * MemoryLayout<Element>.size)
    }
    let limit = Float(Element.max)
    return (row * parameter.width..<(row + 1) * parameter.width).flatMap { at in
      bytes(Element(min(max((parameter.values[at] * scale).rounded(), -limit), limit)))
    }
  }

  private static func bytes<Element: FixedWidthInteger>(_ number: Element) -> [UInt8] {
    (0..<MemoryLayout<Element>.size).map { UInt8(truncatingIfNeeded: number >> Element(8 * $0)) }
  }

  private func file() -> [UInt8] {
    var header = ModelLayout.magic + Self.bytes(ModelLayout.version) + [0, 0, 0, 0]
    var body: [UInt8] = []
    for section in ModelSection.allCases {
      let (bytes, rows, width) = sections[section] ?? ([], 0, 1)
      header += Self.bytes(UInt32(ModelLayout.headerSize + body.count))
      header += Self.bytes(UInt32(rows)) + Self.bytes(UInt32(width))
      body += bytes
      body += [UInt8](repeating: 0, count: (64 - body.count % 64) % 64)
    }
    header += [UInt8](repeating: 0, count: ModelLayout.headerSize - header.count)
    return header + body
  }
}
