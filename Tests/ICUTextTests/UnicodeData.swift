import Foundation
import Testing

/// The Unicode consortium's own test files, from Debian's package unicode-data (`Scripts/setup` installs it).
enum UnicodeData {
  /// The lines of a test file without comments.
  static func lines(_ path: String) throws -> [Substring] {
    let file = "/usr/share/unicode/" + path
    let data =
      path.hasSuffix(".bz2") ? try unpacked(file) : try Data(contentsOf: URL(filePath: file))
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      let content = line.prefix { $0 != "#" }
      return content.isEmpty || content.hasPrefix("@") ? nil : content
    }
  }

  /// Foundation reads no bzip2; the Python that `Scripts/setup` installs does.
  private static func unpacked(_ file: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import bz2,sys;sys.stdout.buffer.write(bz2.open(sys.argv[1]).read())", file,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "cannot unpack \(file): run Scripts/setup")
    return data
  }

  /// The bytes of scalars written as "0041 0308".
  static func bytes(_ field: some StringProtocol) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for number in field.split(separator: " ") {
      if let value = UInt32(number, radix: 16), let scalar = Unicode.Scalar(value) {
        text.append(scalar)
      }
    }
    return Array(String(text).utf8)
  }
}
