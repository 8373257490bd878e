package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import java.util.ArrayList;
import java.util.List;

/// A station that writes down what the plant asks of it, and knows only the recipe `bottle`. Any
/// thread.
final class Asked implements PlantCommands {
  private final List<String> done = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  @Override
  public synchronized void command(Kind kind, String argument, String who, String why) {
    if (kind == Kind.RECIPE && !argument.equals("bottle")) {
      throw new BadInput("there is no recipe '%s'".formatted(argument));
    }
    done.add("%s %s %s: %s %s".formatted(who, kind.key(), argument, why, "").strip());
  }

  @Override
  public synchronized void note(String who, String what, String outcome) {
    notes.add(who + ": " + what + ": " + outcome);
  }

  synchronized List<String> done() {
    return List.copyOf(done);
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
