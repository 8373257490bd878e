package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.WallSpan;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Has one that was passed, and writes down what it was asked.
final class ScriptedChallenges implements Challenges {
  final List<Object> asked = new CopyOnWriteArrayList<>();

  @Override
  public void begin(Wish wish, String who) {
    if (wish.name().equals("one more")) {
      throw new BadInput("a challenge is under way: low caps");
    }
    asked.add(wish);
  }

  @Override
  public List<Held> newest(WallSpan span, int count) {
    asked.add(span);
    asked.add(count);
    return List.of(new Held(17, 1_000, "anna", "low caps", "3 of 3", "passed", "3 of 3 removed"));
  }
}
