package dev.linewarden.inspection;

import java.util.List;

/// One line of the ledger. Each part is triggered, judged and closed exactly once, in this order;
/// between two parts the recipe may change, and other things may happen.
public sealed interface LedgerEntry {
  PartId part();

  /// Wall time for people, in milliseconds since 1970 UTC.
  long wallMillis();

  record Triggered(PartId part, long wallMillis, RecipeKey recipe) implements LedgerEntry {}

  /// @param frameNumber the camera's number of the first view's frame, or -1 without a frame
  /// @param origin where the frames came from; empty without a frame
  /// @param findings raw scores, kept for every part so that limits can be moved later
  /// @param triggerToVerdictNanos from the sensor's edge to the verdict
  /// @param frameToVerdictNanos from the last frame's last byte to the verdict, or -1 without a
  ///   frame
  record Judged(
      PartId part,
      long wallMillis,
      RecipeKey recipe,
      Verdict verdict,
      List<Finding> findings,
      List<ToolTime> times,
      long frameNumber,
      String origin,
      long triggerToVerdictNanos,
      long frameToVerdictNanos)
      implements LedgerEntry {
    public Judged {
      findings = List.copyOf(findings);
      times = List.copyOf(times);
    }
  }

  /// @param lane the ejector it went at, counted from 1; 0 when it went at none, or nobody knows
  /// @param slipMm how far it had stayed behind the belt since the part sensor when a sensor saw it
  ///   last, less than 0 when it ran ahead; NaN when none saw it again
  record Closed(
      PartId part, long wallMillis, RecipeKey recipe, Ending ending, int lane, double slipMm)
      implements LedgerEntry {
    /// Nobody measured whether it slipped.
    public Closed(PartId part, long wallMillis, RecipeKey recipe, Ending ending, int lane) {
      this(part, wallMillis, recipe, ending, lane, Double.NaN);
    }

    /// At no ejector, nor was it measured whether it slipped.
    public Closed(PartId part, long wallMillis, RecipeKey recipe, Ending ending) {
      this(part, wallMillis, recipe, ending, 0);
    }
  }

  /// Another recipe was taken for the parts to come.
  ///
  /// @param part the next one, not yet triggered when this was written; a part that was on its way
  ///   from the sensor may still have the recipe before
  /// @param recipe from now on
  /// @param before until now
  /// @param who a person, or the station itself
  /// @param why in words; empty when nobody said. Who and why are cut at [Note#WORDS_MAX]
  record Changed(
      PartId part, long wallMillis, RecipeKey recipe, RecipeKey before, String who, String why)
      implements LedgerEntry {
    public Changed {
      who = Note.cut(who);
      why = Note.cut(why);
    }
  }

  /// What happened beside the parts.
  ///
  /// @param part the next one, not yet triggered when this was written
  record Noted(PartId part, Note note) implements LedgerEntry {
    @Override
    public long wallMillis() {
      return note.wallMillis();
    }
  }
}
