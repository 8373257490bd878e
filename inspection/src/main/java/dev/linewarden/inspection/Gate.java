package dev.linewarden.inspection;

/// What the line may tell the reject side. Every part is condemned from its trigger on; saying
/// nothing ejects it.
public interface Gate {
  /// This part is good: let it through, unless its commit point has gone by. False when the message
  /// could not be taken; the part is then ejected.
  boolean pardon(PartId part);

  /// Whether the conveyor may run. False stops it (line stop output).
  void permit(boolean run, String why);
}
