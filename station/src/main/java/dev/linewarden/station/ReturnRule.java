package dev.linewarden.station;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.ShadowCounts;
import dev.linewarden.inspection.Share;

/// When a promoted recipe gives way to the one before it.
///
/// @param share of the parts on which the two may disagree in any case, 0 to 1
/// @param parts compared after a promotion until the new recipe has held; 0 = it is not watched
record ReturnRule(double share, long parts) {
  static final ReturnRule DEFAULT = new ReturnRule(0.01, 2000);

  private static final int PARTS_MAX = 1_000_000;

  /// Before so many parts nothing is said.
  static final long PARTS_MIN = 16;

  /// Times the odds that the draft has shown for certain: more is a jump.
  private static final double ODDS = 3;

  /// Fewer disagreements may be chance, whatever share of few parts they are.
  static final long DISAGREED_MIN = 5;

  enum Decision {
    WATCH,
    GO_BACK,
    HELD
  }

  static ReturnRule read(SettingsReader shadow) {
    return new ReturnRule(
        shadow.number("return_share", 0, 1, DEFAULT.share()),
        shadow.integer("return_parts", 0, PARTS_MAX, (int) DEFAULT.parts()));
  }

  /// What a draft promises: on how many parts the two disagree, as far as it has shown. Of a few
  /// parts it has shown nothing.
  static Share promised(ShadowCounts shown) {
    return shown.compared() < PARTS_MIN ? Share.wilson(0, 0) : shown.disagreement();
  }

  /// Looks only each time the number of parts has doubled: each look may err by chance, and looks
  /// at every part would err sooner or later. Goes back when even the low end of what is known of
  /// the disagreement is above the share, and far above the low end of what the draft had promised:
  /// the less a draft has shown, the stricter.
  ///
  /// @param promised [#promised] of the shadow run before the promotion
  Decision decide(Share promised, ShadowCounts seen) {
    long compared = seen.compared();
    if (compared >= parts) {
      return isTooMuch(promised, seen) ? Decision.GO_BACK : Decision.HELD;
    }
    boolean look = compared >= PARTS_MIN && Long.bitCount(compared) == 1;
    return look && isTooMuch(promised, seen) ? Decision.GO_BACK : Decision.WATCH;
  }

  private boolean isTooMuch(Share promised, ShadowCounts seen) {
    double shown = promised.low();
    double jump = ODDS * shown / (1 + (ODDS - 1) * shown);
    return seen.disagreed() >= DISAGREED_MIN && seen.disagreement().low() > Math.max(share, jump);
  }
}
