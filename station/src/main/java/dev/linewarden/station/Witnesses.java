package dev.linewarden.station;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Witness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several listeners as one, told in order.
record Witnesses(List<Witness> all) implements Witness {
  Witnesses {
    all = List.copyOf(all);
  }

  @Override
  public void saw(LineEvent event, @Nullable Frame frame) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).saw(event, frame);
    }
  }
}
