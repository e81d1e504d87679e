// swift-tools-version: 6.2
// What each stage costs: `make bench`. A package of its own, so that nobody who uses Standpoint builds it.
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "standpoint", path: "..")],
  targets: [
    .target(name: "CAllocations", publicHeadersPath: "include"),
    .executableTarget(
      name: "benchmarks",
      dependencies: ["CAllocations", .product(name: "StandpointStages", package: "standpoint")],
      path: "Sources/Benchmarks",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
