/// Tables to bytes of each output format.
public enum Reporting {}
