package dev.linewarden.station;

import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Witness;
import java.util.List;

/// Several listeners as one, told in order.
record Witnesses(List<Witness> all) implements Witness {
  Witnesses {
    all = List.copyOf(all);
  }

  @Override
  public void saw(LineEvent event, Frames frames) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).saw(event, frames);
    }
  }
}
