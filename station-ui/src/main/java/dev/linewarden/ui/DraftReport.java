package dev.linewarden.ui;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ShadowCounts;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a shadow does.
///
/// @param base the revision it is, or was made from
/// @param changed whether limits of it were moved
/// @param limits all that it has
/// @param live the recipe that decides
/// @param former whether it ran before `live` and only stands by, to be returned to
public record DraftReport(
    RecipeKey base,
    boolean changed,
    List<Limit> limits,
    RecipeKey live,
    boolean former,
    ShadowCounts counts) {
  public DraftReport {
    limits = List.copyOf(limits);
  }

  /// What somebody signs who stands for it: another one for a draft with other limits.
  public String deed() {
    String own = Fingerprint.of(limits.toString().getBytes(StandardCharsets.UTF_8));
    return changed ? "draft of %s with limits %s".formatted(base, own) : "draft of " + base;
  }
}
