import ArgumentParser

@main
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standpoint-train", abstract: "Fits Standpoint's models from data.",
    subcommands: [
      SentencesCommand.self, SyntaxCommand.self, QuotesCommand.self, StanceCommand.self,
      AttitudeCommand.self,
      StanceGiven.self,
    ])
}
