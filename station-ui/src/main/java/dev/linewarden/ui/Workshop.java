package dev.linewarden.ui;

import java.io.Writer;
import java.util.Optional;

/// What an engineer may ask of recipes while one runs. Called from the screen's own threads,
/// several at once. Everything throws [dev.linewarden.inspection.BadInput] for what cannot be done.
public interface Workshop {
  /// Takes seconds for a million parts; one question at a time.
  LimitOutlook outlook(LimitQuestion question);

  /// Which parts have to be held back. Takes as long; one question at a time with those.
  ///
  /// @param list gets a CSV row for each part concerned, with a head; stays open
  HoldReport hold(HoldQuestion question, Optional<Writer> list);

  /// Takes the recipe that has this number, in the revision that was live last; where none has it,
  /// the one that runs stays and an alarm says so.
  void callNumber(int number, String who);

  /// Likewise by a code that was read.
  void callCode(String code, String who);

  /// What runs as the shadow now.
  Optional<DraftReport> draft();

  /// Loading goes on in the background; a draft that is followed already makes room then.
  void follow(DraftWish wish, String who);

  void drop(String who);

  /// The draft becomes the next revision of its recipe and goes live between two parts; the one
  /// before it is then its shadow for a while.
  ///
  /// @param deed of the draft that was looked at: somebody else may have let another one follow
  ///   meanwhile, and that does not go live
  /// @param why in words, for the ledger
  void promote(String deed, String who, String why);
}
