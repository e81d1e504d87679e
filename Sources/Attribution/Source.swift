import DocumentModel

/// The words that a cue makes the source of a quotation.
struct Source {
  /// The token that decides who it is.
  let head: Int
  /// All of them, article included.
  let range: Range<Int>
  /// Where the mention differs from the one who is meant ("the man who said": the mention is "who").
  var mention: Range<Int>?
  let rule: RuleID
  /// Whether it is the agent of a passive ("asked by the mayor"): the text does not go on with them.
  var isAgent = false
}
