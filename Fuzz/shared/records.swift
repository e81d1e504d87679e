// Of the targets that read records: all records in words, and the laws.
import DocumentModel
import Intake
import MappedBytes

/// All records in words, and the fault that ended them.
private func told(_ bytes: ArraySlice<UInt8>, _ form: InputForm, block: Int) -> [String] {
  var position = bytes.startIndex
  let source = ByteSource("x", form.packing) { limit, buffer in
    let step = min(limit, block, bytes.endIndex - position)
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

/// The first byte of the input chooses the form, the second the size of blocks. Law: the records are the same for any
/// size of block.
func check(_ start: UnsafePointer<UInt8>, _ count: Int, _ forms: [InputForm]) {
  guard count > 2 else { return }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let form = forms[Int(bytes[0]) % forms.count]
  precondition(
    told(bytes[2...], form, block: Int(bytes[1] % 7) + 1)
      == told(bytes[2...], form, block: 1 << 18),
    "records depend on the size of blocks")
}
