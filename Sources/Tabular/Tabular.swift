/// Bytes to and from CSV, TSV and JSON. No files.
public enum Tabular {}
