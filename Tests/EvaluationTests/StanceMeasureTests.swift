import Evaluation
import Tabular
import Testing

@Suite struct SignMeasureTests {
  @Test func macroF1IsTheMeanOfThreeSigns() {
    var measure = SignMeasure()
    for (gold, predicted) in [(1, 1), (1, 0), (-1, -1), (0, 0)] {
      measure.add(gold: gold, predicted: predicted)
    }
    // F: pro 2/3, anti 1, neutral 2/3.
    #expect(measure.f3 == 77.8)
    #expect(measure.precision == 100)
    #expect(measure.accuracy == 75)
  }

  @Test func noneCountsAsNeutralWhereTheGoldHasASign() {
    var measure = SignMeasure()
    measure.add(gold: 0, predicted: nil)
    measure.add(gold: nil, predicted: 1)
    #expect(measure.f3 == 33.3)
    #expect(measure.called == 1)
    #expect(measure.calledRight == 0)
  }

  @Test func theOppositeSignIsCounted() {
    var measure = SignMeasure()
    measure.add(gold: 1, predicted: -1)
    measure.add(gold: 0, predicted: -1)
    #expect(measure.opposite == 1)
    #expect(measure.called == 2)
  }
}

@Suite struct CorrelationTests {
  @Test func aLineHasOneAndItsMirrorMinusOne() {
    var up = Correlation()
    var down = Correlation()
    for x in 0..<5 {
      up.add(Double(x), Double(2 * x + 1))
      down.add(Double(x), Double(-x))
    }
    #expect(abs(up.r - 1) < 1e-9)
    #expect(abs(down.r + 1) < 1e-9)
  }

  @Test func whatDoesNotVaryCorrelatesWithNothing() {
    var flat = Correlation()
    flat.add(1, 3)
    flat.add(2, 3)
    #expect(flat.r == 0)
  }
}

@Suite struct StanceMeasureTests {
  private func value(_ json: String) throws -> JSONValue {
    try JSONReader.value(of: Array(json.utf8))
  }

  @Test func kindsOfGoldAreToldApart() throws {
    #expect(try StanceMeasure.kind(of: value(#"{"text":"a","label":0}"#)) == .labelled)
    #expect(try StanceMeasure.kind(of: value(#"{"text":"a","mean":-0.5}"#)) == .sentiment)
    #expect(try StanceMeasure.kind(of: value(#"{"text":"a","quotes":[]}"#)) == .article)
    #expect(try StanceMeasure.kind(of: value(#"{"text":"a"}"#)) == nil)
    #expect(try StanceMeasure.kind(of: value(#"{"label":1}"#)) == nil)
  }

  @Test func aQuotationCountsWhereHalfOfItIsFound() throws {
    let gold = try value(
      #"{"text":"a","quotes":[{"start":0,"end":10,"type":"direct","north":1,"south":null},"#
        + #"{"start":20,"end":30,"type":"direct","north":-1,"south":null}]}"#)
    let answer = try value(
      #"{"quotes":[{"parts":[[0,6]],"type":"direct","stance":{"north":{"label":"pro","confidence":0.9},"south":null}},"#
        + #"{"parts":[[20,24]],"type":"direct","stance":{"north":{"label":"anti","confidence":0.9},"south":null}}]}"#
    )
    var measure = StanceMeasure(targets: ["north", "south"])
    measure.add(.article, gold: gold, answer: answer)
    #expect(
      measure.report == [
        "north: F3 33.3 signP 100.0 called 1 of 2 opposite 0",
        "south: F3 0.0 signP 0.0 called 0 of 0 opposite 0",
        "both signs right 50.0 (n=2)",
        "confidence >= 0.8: sign right 100.0 (n=1)",
      ])
  }
}
