import DocumentModel
import MappedBytes
import Statistics

/// What is gathered of one outlet, article by article.
private struct OutletGathering {
  var profile: OutletProfile
  var speakers: Set<Int32> = []
  var targets: [TargetGathering]

  init(_ outlet: String?, targets: Int, scratch: String?, _ log: inout VoiceLog) {
    profile = OutletProfile(outlet: outlet)
    self.targets = (0..<targets).map { _ in TargetGathering(scratch, &log) }
  }
}

private struct TargetGathering {
  var tally = StanceTally()
  var moments = Moments()
  let clusters: Column<Cluster>
  var speakers: Set<Int32> = []
  /// The number of its voices in the log.
  let sample: Int

  init(_ scratch: String?, _ log: inout VoiceLog) {
    clusters = Column(in: scratch)
    sample = log.begin()
  }
}

/// All voices, by the numbers of their samples, articles grouped in two ways.
private struct Voices {
  let inTurn: [VoiceSample]
  let placed: [VoiceSample]
}

extension CorpusReading {
  func profiles(_ corpus: Corpus) -> [OutletProfile] {
    var outlets: [Int32: OutletGathering] = [:]
    var log = VoiceLog(in: corpus.scratch)
    let count = corpus.targets.count
    func new(_ outlet: Int32) -> OutletGathering {
      OutletGathering(corpus.outlets[outlet], targets: count, scratch: corpus.scratch, &log)
    }
    forEachArticle(corpus) { article, position in
      let outlet = corpus.articles[article].outlet
      var gathering = outlets[outlet] ?? new(outlet)
      outlets[outlet] = nil
      add(article, position, corpus, to: &gathering, &log)
      outlets[outlet] = gathering
    }
    for at in originals.indices where originals[at] != at && !options.countsDuplicates {
      let outlet = corpus.articles[at].outlet
      outlets[outlet, default: new(outlet)].profile.duplicates += 1
      corpus.breathe(at)
    }
    let voices = Voices(inTurn: log.inTurn(), placed: log.placed())
    return outlets.values.map { finished($0, voices, corpus.targets) }
      .sorted { ($0.outlet ?? "").utf8.lexicographicallyPrecedes(($1.outlet ?? "").utf8) }
  }

  private func add(
    _ article: Int, _ position: Int, _ corpus: Corpus, to outlet: inout OutletGathering,
    _ log: inout VoiceLog
  ) {
    outlet.profile.articles += 1
    outlet.profile.words += Int(corpus.articles[article].words)
    for at in quotations(of: article) {
      let quotation = corpus.quotations[at]
      outlet.profile.tally.add(
        quotation.kind, speaker: quotation.speaker < 0 ? nil : quotation.speakerKind,
        side: quotation.side,
        tone: quotation.sentiment == Corpus.absent ? nil : Millis(Int(quotation.sentiment)))
      guard quotation.kind != .scare else { continue }
      if quotation.speaker >= 0 { outlet.speakers.insert(quotation.speaker) }
      if let attitude = quotation.attitude { outlet.profile.attitudes[attitude, default: 0] += 1 }
    }
    for target in corpus.targets.indices {
      add(article, position, target, corpus, to: &outlet, &log)
    }
  }

  private func add(
    _ article: Int, _ position: Int, _ target: Int, _ corpus: Corpus,
    to outlet: inout OutletGathering, _ log: inout VoiceLog
  ) {
    var sum = 0
    var cells: [VoiceCell] = []
    for at in quotations(of: article) {
      let quotation = corpus.quotations[at]
      let score = corpus.scores[target][at]
      guard score != Corpus.absent, quotation.kind != .scare else { continue }
      let label = StanceLabel(rawValue: corpus.labels[target][at]) ?? .neutral
      let millis = Millis(Int(score))
      outlet.profile.tally.add(millis, label, toward: corpus.targets[target])
      outlet.targets[target].tally.add(millis, label)
      outlet.targets[target].moments.add(Int(score))
      if quotation.speaker >= 0 { outlet.targets[target].speakers.insert(quotation.speaker) }
      sum += Int(score)
      cells.append(
        VoiceCell(
          voice: voice(quotation, outlet: corpus.articles[article].outlet),
          side: Int(side(of: quotation.speaker, else: quotation.side).rawValue), sum: Int(score),
          count: 1))
    }
    guard !cells.isEmpty else { return }
    outlet.targets[target].clusters.append(Cluster(sum: sum, count: cells.count))
    log.add(cells, at: position, to: outlet.targets[target].sample)
  }

  private func finished(
    _ gathering: OutletGathering, _ voices: Voices, _ targets: [SideID]
  ) -> OutletProfile {
    var profile = gathering.profile
    profile.speakers = gathering.speakers.count
    profile.stances = zip(targets, gathering.targets).map { target, gathered in
      stance(target, gathered, voices, profile.outlet ?? "")
    }
    return profile
  }

  private func stance(
    _ target: SideID, _ gathered: TargetGathering, _ voices: Voices, _ outlet: String
  ) -> OutletStance {
    let isTooFew =
      gathered.clusters.count < options.fewestArticles
      || gathered.tally.count < options.fewestQuotations
    var random = SeededRandom(seed: options.seed, stream: "\(outlet)/\(target.rawValue)")
    let bootstrap = gathered.clusters.withSpan { clusters in
      Bootstrap(clusters, replicates: options.replicates, random: &random)
    }
    gathered.clusters.release()
    return OutletStance(
      target: target, tally: gathered.tally, articles: gathered.clusters.count,
      speakers: gathered.speakers.count, isTooFew: isTooFew,
      interval: isTooFew ? nil : bootstrap?.interval, clusters: gathered.clusters,
      moments: gathered.moments, bootstrap: bootstrap,
      voices: voices.inTurn[gathered.sample], placedVoices: voices.placed[gathered.sample])
  }
}
