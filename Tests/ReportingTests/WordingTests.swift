import Foundation
import Testing

@testable import Reporting

@Suite struct WordingTests {
  @Test func wordsThatWereCutAndAddedAreToldApart() {
    let wording = Wording(
      of: "We will help them, with ships.", against: "Of course we will help them with ten ships")
    #expect(
      wording.pieces == [
        .cut("Of course"), .kept("We will help them, with"), .cut("ten"), .kept("ships."),
      ])
    let changed = Wording(of: "We [the harbour] will help", against: "We will help … them")
    #expect(
      changed.pieces == [
        .kept("We"), .added("[the harbour]"), .kept("will help"), .cut("… them"),
      ])
  }

  /// A long text is shown around its marks, whole words only; what is left out has a sign.
  @Test func aLongTextIsShownAroundItsMarks() {
    let text =
      String(repeating: "one two three ", count: 80) + "HERE "
      + String(repeating: "four five six ", count: 80)
    let place = text.firstRange(of: "HERE")!
    var html = HTMLWriter()
    let excerpt = Excerpt(text, keeping: [place])
    excerpt.write(text.startIndex..<text.endIndex, to: &html)
    #expect(html.text.contains("three HERE four"))
    #expect(html.text.hasPrefix("one two three") && html.text.hasSuffix(" […] "))
    #expect(html.text.components(separatedBy: " […] ").count == 3)
    #expect(html.text.count < 700)
    let words = Set(html.text.split(separator: " "))
    #expect(words == ["one", "two", "three", "[…]", "HERE", "four", "five", "six"])
    var short = HTMLWriter()
    Excerpt("a <b> c", keeping: []).write("a <b> c".startIndex..<"a <b> c".endIndex, to: &short)
    #expect(short.text == "a &lt;b&gt; c")
  }
}
