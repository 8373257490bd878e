package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;

/// Turns what ended a command into a sentence and an exit code.
final class Failures {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");
  static final int DEFECT = 3;

  private Failures() {}

  static int tell(Console console, Exception failure) {
    if (failure instanceof BadInput bad) {
      console.problems(bad.problems());
      return Main.BAD_INPUT;
    }
    LOG.log(System.Logger.Level.ERROR, "the command ended by a defect of the program", failure);
    console.say("This is a defect of the program: " + failure);
    return DEFECT;
  }
}
