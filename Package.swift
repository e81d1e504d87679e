// swift-tools-version: 6.2
// The ladder of targets: a target imports lower floors only, neighbours never see each other.
// `Scripts/ladder` checks it; README.md draws it.
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Stages are optimised in debug builds too: the tests run whole articles through the model.
func stage(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies,
    swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], without files: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["DocumentModel", "TestKit"], exclude: files,
    swiftSettings: strict)
}

let package = Package(
  name: "standpoint",
  products: [
    .executable(name: "standpoint", targets: ["standpoint"]),
    .executable(name: "standpoint-train", targets: ["standpoint-train"]),
    // For Benchmarks/ alone.
    .library(
      name: "StandpointStages",
      targets: [
        "DocumentModel", "ICUText", "Tabular", "LexiconStore", "Intake", "Normalisation",
        "Segmentation",
        "Syntax", "Quotation", "Attribution", "Stance", "Reporting", "Batch",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Floor 0: shims whose headers show stdint types only, and the value types.
    .systemLibrary(
      name: "ICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(
      name: "CICU", dependencies: ["ICUSystem"], publicHeadersPath: "include",
      linkerSettings: [
        .linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata"),
      ]),
    .target(
      name: "CLanes", publicHeadersPath: "include",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "CCompression", publicHeadersPath: "include",
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]),
    .systemLibrary(
      name: "XMLSystem", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "CHTML", dependencies: ["XMLSystem"], publicHeadersPath: "include",
      linkerSettings: [.linkedLibrary("xml2")]),
    .target(
      name: "CLanguage", publicHeadersPath: "include",
      linkerSettings: [.linkedLibrary("cld2")]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "CXLSX", publicHeadersPath: "include", linkerSettings: [.linkedLibrary("xlsxwriter")]),
    stage("DocumentModel", []),

    // Floor 1: the only homes of `unsafe`, and bytes of tables.
    stage("ICUText", ["CICU", "DocumentModel"]),
    stage("MappedBytes", ["CCompression", "CLanes"]),
    stage("SQLite", ["CSQLite"]),
    stage("Workbook", ["CXLSX"]),
    stage("Markup", ["CHTML"]),
    stage("LanguageID", ["CLanguage"]),
    stage("Tabular", ["DocumentModel"]),
    stage("Statistics", []),

    // Floor 2: what analysts edit, and what they bring.
    stage("LexiconStore", ["DocumentModel", "ICUText", "Tabular"]),
    stage(
      "Intake", ["DocumentModel", "ICUText", "LexiconStore", "Markup", "MappedBytes", "Tabular"]),

    // Floor 3: one stage each.
    stage("Normalisation", ["DocumentModel", "ICUText"]),
    stage("Segmentation", ["DocumentModel", "ICUText", "MappedBytes", "LexiconStore"]),
    stage("Syntax", ["DocumentModel", "MappedBytes", "LexiconStore"]),
    stage("Quotation", ["DocumentModel", "LexiconStore"]),
    stage("Attribution", ["DocumentModel", "LexiconStore", "ICUText"]),
    stage("Stance", ["DocumentModel", "LexiconStore"]),

    // Floors 4 and 5: folding and writing.
    stage(
      "Aggregation", ["DocumentModel", "ICUText", "MappedBytes", "Statistics", "LexiconStore"]),
    stage(
      "Reporting", ["DocumentModel", "Tabular", "Statistics", "LexiconStore", "Aggregation"]),
    stage("Evaluation", ["DocumentModel", "Tabular", "Syntax"]),

    // Floor 6: the plan, files, threads, clock.
    stage(
      "Batch",
      [
        "DocumentModel", "ICUText", "LanguageID", "MappedBytes", "SQLite", "Workbook", "Tabular",
        "LexiconStore", "Intake", "Normalisation", "Segmentation", "Syntax", "Quotation",
        "Attribution", "Stance",
        "Aggregation", "Reporting",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    // Floor 7: arguments, exit codes, prose.
    .executableTarget(
      name: "standpoint",
      dependencies: [
        "DocumentModel", "MappedBytes", "SQLite", "Workbook", "Tabular", "LexiconStore", "Intake",
        "Syntax",
        "Stance",
        "Aggregation", "Reporting", "Evaluation", "Batch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "standpoint-train",
      dependencies: [
        "Intake", "DocumentModel", "LexiconStore", "Normalisation", "Segmentation", "Syntax",
        "Quotation",
        "Attribution", "Stance", "Tabular", "Evaluation", "MappedBytes", "Batch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestKit", dependencies: ["DocumentModel", "LexiconStore"], path: "Tests/TestKit",
      swiftSettings: strict),
    tests("DocumentModelTests", []),
    tests("LexiconStoreTests", ["LexiconStore"]),
    tests("StanceTests", ["Stance", "LexiconStore", "Syntax", "Intake", "Batch"]),
    tests("TabularTests", ["Tabular"]),
    tests("ReadmeTests", ["Reporting", "Tabular", "LexiconStore", "standpoint"]),
    tests("StatisticsTests", ["Statistics"], without: ["ScipyNumbers.py"]),
    tests("AggregationTests", ["Aggregation", "LexiconStore", "Statistics"]),
    tests(
      "ReportingTests", ["Reporting", "Aggregation", "MappedBytes", "Tabular", "LexiconStore"]),
    tests("EvaluationTests", ["Evaluation", "Syntax", "Tabular"]),
    tests("QuotationTests", ["Quotation", "LexiconStore", "Batch", "MappedBytes", "Syntax"]),
    tests("MappedBytesTests", ["MappedBytes"]),
    tests("SyntaxTests", ["MappedBytes", "Syntax"]),
    tests("SegmentationTests", ["ICUText", "LexiconStore", "Segmentation"]),
    tests("ICUTextTests", ["ICUText"]),
    tests("SQLiteTests", ["SQLite"]),
    tests("WorkbookTests", ["Workbook"]),
    tests("NormalisationTests", ["Normalisation", "ICUText"]),
    tests("IntakeTests", ["Intake", "LexiconStore", "MappedBytes", "Tabular"]),
    tests(
      "BatchTests",
      [
        "Batch", "MappedBytes", "Reporting", "Intake", "LexiconStore", "Normalisation",
        "Segmentation", "Syntax", "Quotation", "Attribution", "Stance", "Aggregation",
      ]),
    tests("CommandTests", ["standpoint"]),
    tests("AttributionTests", ["Batch", "LexiconStore", "MappedBytes", "Syntax"]),
  ]
)
