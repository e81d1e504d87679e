/// Folds analyses into tables, in any order, mergeable.
public enum Aggregation {}
