/// Gold against predicted: the published measures.
public enum Evaluation {}
