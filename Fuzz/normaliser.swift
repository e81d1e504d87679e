// modules: DocumentModel ICUText Normalisation
// Any bytes, under any declared charset: the text is UTF-8 in NFC without litter, normalising it again changes nothing,
// and every place leads back into the bytes as given, in order.
import DocumentModel
import ICUText
import Normalisation

private let normaliser = Normaliser()
private let charsets: [String?] = [
  nil, "utf-8", "windows-1251", "koi8-r", "utf-16", "shift_jis", "nonsense",
]

private func document(_ bytes: [UInt8], _ charset: String?) -> Document {
  var findings: [Finding] = []
  let article = RawArticle(id: "f", title: nil, text: bytes, charset: charset)
  return normaliser.document(from: article, findings: &findings)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNormaliser(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let given = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  let document = document(given, charsets[Int(start[0]) % charsets.count])
  let text = document.text.storage
  precondition(String(validating: text, as: UTF8.self) != nil, "the text is no UTF-8")
  precondition(ICUText.isNFC(text.span), "the text is not in NFC")
  precondition(text.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 10 }, "a control character is left")
  var end = 0
  for at in text.indices {
    let original = document.offsets.original(of: Slice(at, at + 1))
    precondition(
      original.upper >= end && original.upper <= given.count, "offsets go back or beyond")
    end = original.upper
  }
  return 0
}
