

/// Bytes of an input file to raw articles.
public enum Intake {}
