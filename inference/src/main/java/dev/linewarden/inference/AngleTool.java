package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.util.List;
import java.util.Optional;

/// `angle`: between the straight lines that two tools above found (`from` and `to`), which look at
/// the same view. Finding: `angle` from 0 (parallel) to 90 degrees; NaN when one was not found.
final class AngleTool implements Tool {
  private final Mark.Maker from;
  private final Mark.Maker to;

  private AngleTool(Mark.Maker from, Mark.Maker to) {
    this.from = from;
    this.to = to;
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Optional<Mark.Maker> from = bench.above().line(settings, "from", bench.viewNumber());
    Optional<Mark.Maker> to = bench.above().line(settings, "to", bench.viewNumber());
    settings.finish();
    return new AngleTool(from.orElseThrow(), to.orElseThrow());
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return List.of("angle");
  }

  @Override
  public void run(View view, FindingSink sink) {
    sink.found("angle", Math.abs(to.mark().turnedFrom(from.mark())), "degree", null);
  }
}
