// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Markup Intake
// Any bytes as JSON, CSV, JSON Lines, XML, WARC or gzip of these: the records are the same for any size of block.
import DocumentModel
import Intake
import MappedBytes

private let forms = ["x.json", "x.csv", "x.jsonl", "x.xml", "x.warc", "x.tsv", "x.jsonl.gz", "x.warc.zst"]
  .compactMap { InputForm(name: $0) }

/// All records in words, and the fault that ended them.
private func told(_ bytes: [UInt8], _ form: InputForm, block: Int) -> [String] {
  var position = 0
  let source = ByteSource("x", form.packing) { limit, buffer in
    let step = min(limit, block, bytes.count - position)
    buffer += bytes[position..<(position + step)]
    position += step
    return step
  }
  var told: [String] = []
  let pieces = form.pieces(of: source)
  do {
    while let piece = try pieces.next() {
      RecordReader().read(piece, of: "x") { record in
        switch record {
        case .article(let article): told.append("\(article)")
        case .fault(let fault, let place): told.append("\(fault.code) \(place)")
        }
      }
    }
  } catch {
    told.append(error.decoding?.code ?? "unreadable")
  }
  return told
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 2 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let form = forms[Int(bytes[0]) % forms.count]
  let rest = Array(bytes[2...])
  precondition(
    told(rest, form, block: Int(bytes[1] % 7) + 1) == told(rest, form, block: 1 << 18),
    "records depend on the size of blocks")
  return 0
}
