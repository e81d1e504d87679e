import Testing

/// One sentence per phenomenon of stance, with the signs toward Ukraine and Russia.
struct Case: CustomTestStringConvertible, Sendable {
  let quote: String
  let side: String
  let ukraine: Int
  let russia: Int
  var testDescription: String { quote }
  init(_ quote: String, _ side: String, _ ukraine: Int, _ russia: Int) {
    self.quote = quote
    self.side = side
    self.ukraine = ukraine
    self.russia = russia
  }
}

@Suite struct PhenomenaTests {
  static let cases = [
    // Help and harm by the verb.
    Case("We are standing with Ukraine and we will keep standing with it.", "west", 1, 0),
    Case("Nobody has the right to abandon Ukraine now.", "west", 1, 0),
    Case("Russia has to lose this war on the ground.", "west", 1, -1),
    Case("Ukraine must not be left alone.", "other", 1, 0),
    Case("Russia cannot be allowed to win.", "west", 1, -1),
    // Bad for a side is not sympathy with it.
    Case("Russia's losses near the bridge are staggering.", "ukraine", 1, -1),
    Case("The Russian offensive is collapsing.", "ukraine", 1, -1),
    // Policy objects and their prepositions.
    Case("The sanctions against Moscow must be tightened.", "west", 0, -1),
    Case("It is time to lift the sanctions on Russia.", "other", 0, 1),
    Case("Europe should send more ammunition to Ukraine.", "west", 1, 0),
    Case("We will block any further aid to Kyiv.", "other", -1, 0),
    Case("Cutting off the weapons deliveries to Kyiv would be a grave mistake.", "west", 1, 0),
    Case("We deplore the decision to freeze assistance to Ukraine.", "west", 1, 0),
    Case("NATO membership for Ukraine is out of the question.", "russia", -1, 0),
    // Double shifts and their order.
    Case("Stop sending weapons to Kyiv.", "other", -1, 0),
    Case("We must not stop arming Ukraine.", "west", 1, 0),
    Case("I oppose ending the support for Ukraine.", "west", 1, 0),
    // Misdeeds judge their doer and side with the victim.
    Case("Russia invaded a peaceful neighbour.", "west", 0, -1),
    Case("Ukraine was attacked by Russia without any reason.", "west", 0, -1),
    Case("The occupiers have looted our museums.", "ukraine", 1, -1),
    Case("Kyiv has been shelling the people of Donbas for years.", "russia", -1, 1),
    Case("The destruction of Mariupol is a crime against humanity.", "west", 0, -1),
    Case("Russia's aggression against Ukraine is barbaric.", "west", 0, -1),
    // Frames.
    Case("The special military operation will reach all of its goals.", "russia", 0, 1),
    Case("The Kiev regime uses civilians as human shields.", "russia", -1, 1),
    Case("Denazification remains our aim.", "russia", -1, 1),
    Case("The so-called special military operation has failed.", "west", 0, -1),
    Case("Glory to Ukraine!", "ukraine", 1, 0),
    // Evaluative words by path.
    Case("Ukrainian soldiers are incredibly brave.", "west", 1, 0),
    Case("Putin is a ruthless dictator.", "west", 0, -1),
    Case("Russia is not a reliable partner.", "west", 0, -1),
    Case("The Ukrainian government is corrupt.", "other", -1, 0),
    Case("Moscow behaves responsibly.", "other", 0, 1),
    // Deixis.
    Case("We will liberate every village.", "ukraine", 1, -1),
    Case("Our army is strong and brave.", "russia", 0, 1),
    Case("We admire Ukraine.", "west", 1, 0),
    Case("The enemy is suffering heavy losses.", "ukraine", 1, -1),
    Case("The enemy is suffering heavy losses.", "russia", -1, 1),
    // Conditions, denial, report, coordination, places.
    Case("If Ukraine falls, Europe will pay the price.", "west", 1, -1),
    Case("It would be a disaster if Russia prevailed.", "west", 1, -1),
    Case("It is false to say that Kyiv provoked this war.", "west", 1, 0),
    Case("It would be a mistake to isolate Russia.", "other", 0, 1),
    Case("Both Ukraine and Russia must respect the truce.", "other", 0, 0),
    Case("Our convoy left Ukraine and reached Poland.", "other", 0, 0),
    Case("Talks between Russia and Ukraine will continue on Monday.", "other", 0, 0),
    Case("Russian troops entered the town in the morning.", "other", 0, 0),
    Case("Donetsk is Ukrainian and will stay Ukrainian.", "ukraine", 1, -1),
    Case("Ukraine will never surrender.", "ukraine", 1, -1),
    Case("Sooner or later Kyiv will have to capitulate.", "russia", -1, 1),
    Case("Russia must withdraw from all occupied territories.", "west", 1, -1),
    Case("Arming Ukraine only prolongs the war.", "other", -1, 0),
  ]

  @Test(arguments: cases) func bothSigns(_ it: Case) throws {
    let quoted = try Quoted("“⟦\(it.quote)⟧q” said the speaker.", side: it.side)
    #expect(quoted.signs == [it.ukraine, it.russia])
  }
}
