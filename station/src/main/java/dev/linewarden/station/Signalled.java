package dev.linewarden.station;

import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Witness;
import dev.linewarden.reject.Signals;

/// What the line does, on its lamps and on the wires to other machines.
record Signalled(Signals signals) implements Witness {
  @Override
  public void saw(LineEvent event, Frames frames) {
    switch (event) {
      case LineEvent.PartJudged judged -> signals.judged(judged.record().verdict());
      case LineEvent.StateChanged changed -> signals.show(changed.state());
      case LineEvent.Proven() -> signals.proved();
      case LineEvent.PartClosed _ -> {}
    }
  }
}
