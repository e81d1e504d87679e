import Tabular
import Testing

@Suite struct JSONLayoutTests {
  @Test func longObjectsAreSpread() {
    let json = #"{"name":"a, b: {c}","list":[{"x":1,"y":[]},{"x":2,"y":"\"]"}],"last":null}"#
    #expect(
      String(decoding: JSONLayout.indented(Array(json.utf8), width: 20), as: UTF8.self) == #"""
        {
          "name": "a, b: {c}",
          "list": [
            {"x": 1, "y": []},
            {"x": 2, "y": "\"]"}
          ],
          "last": null
        }

        """#)
  }

  @Test(arguments: ["{}", "[]", "1", "\"a\"", "[[[1,2],[3]],{\"a\":{\"b\":[1]}}]"])
  func theValueStaysTheSame(_ json: String) throws {
    for width in [0, 3, 100] {
      let laid = JSONLayout.indented(Array(json.utf8), width: width)
      var bare = laid
      bare.removeAll { $0 == 0x20 || $0 == 0x0A }
      #expect(bare == Array(json.utf8))
      #expect(throws: Never.self) { try JSONReader.value(of: laid) }
    }
  }
}
