package dev.linewarden.archive;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Which parts' pictures are kept, and as what. On the line's thread, and makes nothing; wishes may
/// come from any.
final class PictureChooser {
  private final ArchiveSettings settings;
  private final AtomicInteger challenges = new AtomicInteger();
  private final AtomicInteger wanted = new AtomicInteger();

  PictureChooser(ArchiveSettings settings) {
    this.settings = settings;
  }

  /// The next parts are challenges. Any thread; the newest wish counts.
  void challenge(int parts) {
    challenges.set(parts);
  }

  /// The next parts are wanted whatever becomes of them. Any thread; the newest wish counts.
  void want(int parts) {
    wanted.set(parts);
  }

  /// How many of the parts that were asked for are still to come.
  int wanted() {
    return challenges.get() + wanted.get();
  }

  /// Null for a part whose picture is not kept.
  @Nullable PictureClass choose(LedgerEntry.Judged judged, Recipe recipe) {
    PictureClass kind = fitting(judged, recipe);
    return kind == null || settings.quota(kind) == 0 ? null : kind;
  }

  private @Nullable PictureClass fitting(LedgerEntry.Judged judged, Recipe recipe) {
    if (taken(challenges)) {
      return PictureClass.CHALLENGE;
    }
    boolean asked = taken(wanted);
    return switch (judged.verdict()) {
      case Verdict.Reject _ -> PictureClass.REJECT;
      case Verdict.Unjudged unjudged when unjudged.cause().isIdle() ->
          asked ? PictureClass.REQUESTED : null;
      case Verdict.Unjudged _ -> PictureClass.REJECT;
      case Verdict.Pass _ when asked -> PictureClass.REQUESTED;
      case Verdict.Pass _ when isBorderline(judged.findings(), recipe.limits()) ->
          PictureClass.BORDERLINE;
      case Verdict.Pass _ -> isSample(judged.part().value()) ? PictureClass.SAMPLE : null;
    };
  }

  private static boolean taken(AtomicInteger left) {
    return left.get() > 0 && left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
  }

  private static boolean isBorderline(List<Finding> findings, List<Limit> limits) {
    for (int i = 0; i < limits.size(); i++) {
      Finding found = limits.get(i).in(findings);
      if (found != null && limits.get(i).isBorderline(found.value())) {
        return true;
      }
    }
    return false;
  }

  /// By its number, so that anybody can say which they are.
  private boolean isSample(long part) {
    return settings.sampleOneIn() > 0 && part % settings.sampleOneIn() == 0;
  }
}
