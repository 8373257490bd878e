package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The station's wires, for whoever looks for a fault: how each stands, and a handle by which one
/// output at a time is held by hand while the line stands. Called from the screen's own threads,
/// several at once; every method returns at once.
public interface Wires {
  /// Of a station that tells of none.
  Wires NONE = new NoWires();

  /// In the order of the configuration: what comes in, then what goes out.
  List<Report> wires();

  /// The output that is held by hand now.
  Optional<Held> held();

  /// Why none can be held now: `line_runs` or `made_safe`; empty when one can.
  String barred();

  /// Begins to hold an output. Throws [BadInput] where that is not safe now, or never.
  ///
  /// @param output by the name it has in the configuration
  void hold(String output, boolean on, String who);

  /// Whoever holds one still does: said again and again, or the output is let go. Throws [BadInput]
  /// when it was let go meanwhile.
  void renew(String who);

  /// Lets go of what this person holds.
  void letGo(String who);

  /// @param place chip and line, or the simulated conveyor
  /// @param activeLow whether it is on while the voltage is low
  /// @param on empty where nothing was heard of it yet
  /// @param lastWallMillis when it last came on or changed; empty for never
  /// @param edges how often it came on since the start
  /// @param holdOn whether it may be held on by hand, ever
  /// @param faults that were counted of it, in words
  record Report(
      String name,
      boolean input,
      String place,
      boolean activeLow,
      Optional<Boolean> on,
      OptionalLong lastWallMillis,
      long edges,
      double edgesPerMinute,
      boolean holdOn,
      boolean holdOff,
      List<String> faults) {
    public Report {
      faults = List.copyOf(faults);
    }
  }

  /// @param leftMillis until it is let go in any case
  record Held(String output, boolean on, String who, long leftMillis) {}

  /// See [Wires#NONE].
  final class NoWires implements Wires {
    private NoWires() {}

    @Override
    public List<Report> wires() {
      return List.of();
    }

    @Override
    public Optional<Held> held() {
      return Optional.empty();
    }

    @Override
    public String barred() {
      return "this station tells of no wires";
    }

    @Override
    public void hold(String output, boolean on, String who) {
      throw new BadInput(barred());
    }

    @Override
    public void renew(String who) {
      throw new BadInput(barred());
    }

    @Override
    public void letGo(String who) {}
  }
}
