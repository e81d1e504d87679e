import ArgumentParser

@main
struct Standpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standpoint",
    abstract: "Who is quoted saying what in the news, and where they stand.")
}
