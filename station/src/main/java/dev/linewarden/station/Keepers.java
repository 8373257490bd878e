package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.reject.Watchdog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What goes on beside a part's way, on threads that may wait. Made, started and closed by one
/// thread.
final class Keepers implements AutoCloseable {
  private final LinePath path;
  private final Clock clock;
  private final FaultLog faults;
  private final List<AgentRunner> runners = new ArrayList<>();

  Keepers(LinePath path, Clock clock, FaultLog faults) {
    this.path = path;
    this.clock = clock;
    this.faults = faults;
  }

  /// The journal's: the station is not alive when it stands still, but what it cannot take stops
  /// the line anyway.
  void writer(Agent journal) {
    path.watch(add(journal), false);
  }

  AgentRunner add(Agent agent) {
    AgentRunner runner =
        new AgentRunner(
            agent,
            clock,
            faults,
            AgentRunner.Pace.EASY,
            trouble -> command(new Command.Fault(trouble)));
    runners.add(runner);
    return runner;
  }

  /// @param end what to do when the supply fails and leaves time
  void keys(RecipeCaller caller, Runnable end) {
    KeyAgent keys =
        new KeyAgent(
            new KeyAgent.Asked(this::reset, number -> caller.number(number, "the PLC"), end),
            faults);
    path.tell(keys);
    add(keys);
  }

  /// A key clears a fault, but starts no line that a person has stopped.
  private void reset() {
    if (path.line().view().state() == LineState.FAULTED) {
      command(new Command.Start("the reset key"));
    }
  }

  /// @param closer ends it after everything else has
  void watchdog(Path device, Closer closer) {
    add(closer.keep(new Watchdog(device, path.signals(), faults)));
  }

  /// False when the line has no room for it.
  private boolean command(Command command) {
    boolean taken = path.line().commands().offer(command);
    if (!taken) {
      faults.count("station", "command refused", command.toString());
    }
    return taken;
  }

  void start() {
    runners.forEach(AgentRunner::start);
  }

  @Override
  public void close() {
    runners.forEach(AgentRunner::close);
  }
}
