package dev.linewarden.inspection;

/// What the line may tell the reject side. Every part is condemned from its trigger on; saying
/// nothing ejects it.
public interface Gate {
  /// This part is good: let it through, unless its commit point has gone by. False when the message
  /// could not be taken; the part is then ejected.
  boolean pardon(PartId part);

  /// This part is bad and goes at this ejector, counted from 1, unless its commit point has gone
  /// by. False when the message could not be taken, or there is no such ejector; the part then goes
  /// at the first one, as it does without a word.
  boolean divert(PartId part, int lane);

  /// Whether the conveyor may run. False stops it (line stop output).
  void permit(boolean run, String why);
}
