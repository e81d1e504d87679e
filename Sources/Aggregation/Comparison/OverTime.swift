public import DocumentModel
import MappedBytes

/// The quotations of one week that involve one target.
public struct WeekPoint: Sendable, Equatable {
  /// Nil: all outlets together.
  public let outlet: String?
  public let target: SideID
  /// The week's Monday.
  public let week: String
  public let articles: Int
  public let tally: StanceTally
  /// The mean over the week and the two before and after it, with as many quotations.
  public let smoothed: StanceTally
  /// Weeks on each side that `smoothed` takes in.
  public static let reach = 2
}

/// Days counted from 1970-01-01.
public enum Calendar {
  /// The number of an ISO day ("2024-05-01"); nil of anything else. Howard Hinnant's algorithm.
  public static func number(of day: String) -> Int? {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return nil
    }
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * ((parts[1] + 9) % 12) + 2) / 5 + parts[2] - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  public static func day(_ number: Int) -> String {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The Monday of the week that a day belongs to.
  public static func monday(_ number: Int) -> Int {
    let weekday = ((number + 3) % 7 + 7) % 7
    return number - weekday
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension CorpusReading {
  private struct Key: Hashable {
    let outlet: Int32
    let target: Int
  }

  private struct Week {
    var articles = 0
    var tally = StanceTally()
  }

  /// By target, outlet (all together first) and week. Articles without a day have none.
  func weeks(_ corpus: Corpus) -> [WeekPoint] {
    var lines: [Key: [Int: Week]] = [:]
    forEachArticle(corpus) { article, _ in
      guard let day = corpus.days[corpus.articles[article].day],
        let number = Calendar.number(of: day)
      else { return }
      for target in corpus.targets.indices {
        let tally = tally(of: article, target, corpus)
        guard tally.count > 0 else { continue }
        for outlet in Set([corpus.articles[article].outlet, -1]) {
          var week =
            lines[Key(outlet: outlet, target: target), default: [:]][Calendar.monday(number)]
            ?? Week()
          week.articles += 1
          week.tally.merge(tally)
          lines[Key(outlet: outlet, target: target), default: [:]][Calendar.monday(number)] = week
        }
      }
    }
    let outlets = corpus.outlets
    let keys = lines.keys.sorted { a, b in
      a.target != b.target
        ? a.target < b.target
        : (outlets[a.outlet] ?? "").utf8.lexicographicallyPrecedes((outlets[b.outlet] ?? "").utf8)
    }
    return keys.flatMap { key in
      points(lines[key] ?? [:], outlets[key.outlet], corpus.targets[key.target])
    }
  }

  private func tally(
    of article: Int, _ target: Int, _ corpus: Corpus
  ) -> StanceTally {
    var tally = StanceTally()
    for at in quotations(of: article) where corpus.quotations[at].kind != .scare {
      let score = corpus.scores[target][at]
      guard score != Corpus.absent else { continue }
      tally.add(
        Millis(Int(score)), StanceLabel(rawValue: corpus.labels[target][at]) ?? .neutral)
    }
    return tally
  }

  private func points(_ weeks: [Int: Week], _ outlet: String?, _ target: SideID) -> [WeekPoint] {
    weeks.keys.sorted().map { monday in
      var smoothed = StanceTally()
      for step in -WeekPoint.reach...WeekPoint.reach {
        if let near = weeks[monday + 7 * step] { smoothed.merge(near.tally) }
      }
      return WeekPoint(
        outlet: outlet, target: target, week: Calendar.day(monday),
        articles: weeks[monday]?.articles ?? 0, tally: weeks[monday]?.tally ?? StanceTally(),
        smoothed: smoothed)
    }
  }
}

/// What one speaker says in one outlet.
public struct VoiceInOutlet: Sendable, Equatable {
  public let speaker: String
  public let name: String
  public let kind: SpeakerKind
  public let side: SideID
  public let outlet: String
  public internal(set) var quotations = 0
  /// By target, as the comparison orders them.
  public internal(set) var stances: [StanceTally]
}

extension CorpusReading {
  /// By speaker, then outlet; articles without an outlet are left out.
  func voicesByOutlet(_ corpus: Corpus) -> [VoiceInOutlet] {
    var found: [UInt64: VoiceInOutlet] = [:]
    forEachArticle(corpus) { article, _ in
      let outlet = corpus.articles[article].outlet
      guard let name = corpus.outlets[outlet] else { return }
      for at in quotations(of: article) {
        let quotation = corpus.quotations[at]
        guard quotation.kind != .scare, let speaker = corpus.speakers[quotation.speaker] else {
          continue
        }
        let key = UInt64(quotation.speaker) << 32 | UInt64(outlet)
        var voice =
          found[key]
          ?? VoiceInOutlet(
            speaker: speaker, name: corpus.speakerNames[Int(quotation.speaker)],
            kind: corpus.speakerKinds[Int(quotation.speaker)],
            side: side(of: quotation.speaker, else: quotation.side), outlet: name,
            stances: corpus.targets.map { _ in StanceTally() })
        found[key] = nil
        voice.quotations += 1
        for target in corpus.targets.indices where corpus.scores[target][at] != Corpus.absent {
          voice.stances[target].add(
            Millis(Int(corpus.scores[target][at])),
            StanceLabel(rawValue: corpus.labels[target][at]) ?? .neutral)
        }
        found[key] = voice
      }
    }
    return found.values.sorted { a, b in
      a.speaker != b.speaker
        ? a.speaker.utf8.lexicographicallyPrecedes(b.speaker.utf8)
        : a.outlet.utf8.lexicographicallyPrecedes(b.outlet.utf8)
    }
  }
}

extension CorpusReading {
  private struct DayKey: Hashable {
    let outlet: Int32
    let day: Int32
  }

  /// By outlet, then day; without either first.
  func days(_ corpus: Corpus) -> [OutletTotals] {
    var places: [DayKey: Int] = [:]
    var rows: [OutletTotals] = []
    // The row and the speaker of each quotation: sets of names would grow with the articles.
    let heard = Column<UInt64>(in: corpus.scratch)
    forEachArticle(corpus) { article, _ in
      let (outlet, day) = (corpus.articles[article].outlet, corpus.articles[article].day)
      let key = DayKey(outlet: outlet, day: day)
      let place = places[key] ?? rows.count
      if place == rows.count {
        places[key] = place
        rows.append(OutletTotals(outlet: corpus.outlets[outlet], day: corpus.days[day]))
      }
      rows[place].articles += 1
      rows[place].words += Int(corpus.articles[article].words)
      for at in quotations(of: article) {
        add(at, corpus, to: &rows[place])
        let quotation = corpus.quotations[at]
        guard quotation.kind != .scare, quotation.speaker >= 0 else { continue }
        heard.append(UInt64(place) << 32 | UInt64(quotation.speaker))
      }
      heard.breathe(article)
    }
    count(heard, in: &rows)
    return rows.sorted { a, b in
      (a.outlet ?? "", a.day ?? "") < (b.outlet ?? "", b.day ?? "")
    }
  }

  /// The different speakers of each row.
  private func count(_ heard: Column<UInt64>, in rows: inout [OutletTotals]) {
    for place in rows.indices { rows[place].counted = 0 }
    heard.sort(bytes: 8) { $0 }
    for at in heard.indices where at == 0 || heard[at] != heard[at - 1] {
      rows[Int(heard[at] >> 32)].counted? += 1
      heard.breathe(at)
    }
  }

  private func add(_ at: Int, _ corpus: Corpus, to row: inout OutletTotals) {
    let quotation = corpus.quotations[at]
    row.tally.add(
      quotation.kind, speaker: quotation.speaker < 0 ? nil : quotation.speakerKind,
      side: quotation.side,
      tone: quotation.sentiment == Corpus.absent ? nil : Millis(Int(quotation.sentiment)))
    guard quotation.kind != .scare else { return }
    for target in corpus.targets.indices where corpus.scores[target][at] != Corpus.absent {
      row.tally.add(
        Millis(Int(corpus.scores[target][at])),
        StanceLabel(rawValue: corpus.labels[target][at]) ?? .neutral,
        toward: corpus.targets[target])
    }
  }
}
