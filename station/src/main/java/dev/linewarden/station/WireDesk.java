package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.reject.Forcing;
import dev.linewarden.reject.Input;
import dev.linewarden.reject.IoSettings;
import dev.linewarden.reject.Output;
import dev.linewarden.reject.Wire;
import dev.linewarden.reject.WireLevel;
import dev.linewarden.reject.WirePanel;
import dev.linewarden.ui.Wires;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The wires as people see them, and who held which output for how long, into the audit trail. Any
/// thread.
final class WireDesk implements Wires {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// What the simulated conveyor always has.
  private static final Set<Input> BENCH_INPUTS =
      EnumSet.of(Input.PART_SENSOR, Input.REJECT_CONFIRM);

  private static final Set<Output> BENCH_OUTPUTS =
      EnumSet.of(Output.EJECTOR, Output.RUN_PERMIT, Output.HEARTBEAT);

  /// What faults call a wire, where it is not its name.
  private static final Map<Input, String> ALIASES =
      Map.of(
          Input.PART_SENSOR, "part sensor",
          Input.REJECT_CONFIRM, "confirm sensor",
          Input.ENCODER_A, "encoder",
          Input.LINE_RUNNING, "line does not run",
          Input.RESULT_ACK, "result not acknowledged");

  private final IoSettings settings;
  private final Supplier<WirePanel> panel;
  private final FaultLog faults;
  private final Notes notes;
  private final Clock clock;
  private Forcing.@Nullable Hold noted;

  /// @param panel waits until there is one
  WireDesk(
      IoSettings settings, Supplier<WirePanel> panel, FaultLog faults, Notes notes, Clock clock) {
    this.settings = settings;
    this.panel = panel;
    this.faults = faults;
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public List<Report> wires() {
    WirePanel seen = panel.get();
    long nowNanos = clock.nanos();
    boolean bench = settings.driver() == IoSettings.Driver.BENCH;
    List<FaultLog.Fault> counted = faults.faults();
    List<Report> all = new ArrayList<>();
    for (Input input : Input.values()) {
      WireLevel level = seen.look(input, nowNanos);
      Wire wire = settings.inputs().get(input);
      boolean there = bench && (BENCH_INPUTS.contains(input) || isSeen(level));
      if (wire != null || there) {
        String alias = ALIASES.getOrDefault(input, input.key());
        all.add(report(new Named(input.key(), true, wire), level, of(counted, input, alias)));
      }
    }
    for (Output output : Output.values()) {
      WireLevel level = seen.look(output, nowNanos);
      Wire wire = settings.outputs().get(output);
      boolean there = bench && (BENCH_OUTPUTS.contains(output) || isSeen(level));
      if (wire != null || there) {
        all.add(report(new Named(output.key(), false, wire), level, of(counted, output)));
      }
    }
    return all;
  }

  private record Named(String key, boolean input, @Nullable Wire wire) {}

  private static boolean isSeen(WireLevel level) {
    return level.known() || level.edges() > 0;
  }

  private Report report(Named wire, WireLevel level, List<String> counted) {
    boolean output = !wire.input;
    return new Report(
        wire.key,
        wire.input,
        place(wire),
        wire.wire != null && wire.wire.activeLow(),
        level(wire, level),
        wall(level.lastNanos()),
        level.edges(),
        level.edgesPerMinute(),
        output && Output.called(wire.key).isByHand(true),
        output && Output.called(wire.key).isByHand(false),
        counted);
  }

  /// An output of which nothing is known is at rest.
  private static Optional<Boolean> level(Named wire, WireLevel level) {
    if (level.known()) {
      return Optional.of(level.on());
    }
    if (wire.input) {
      return Optional.empty();
    }
    return Optional.of(wire.wire == null ? Output.called(wire.key).safe() : wire.wire.safe());
  }

  private String place(Named wire) {
    if (wire.wire == null) {
      return "bench conveyor";
    }
    boolean elsewhere = !wire.input && !settings.outputChip().isEmpty();
    return "%s %s".formatted(elsewhere ? settings.outputChip() : settings.chip(), wire.wire.line());
  }

  private OptionalLong wall(OptionalLong nanos) {
    return nanos.isEmpty()
        ? nanos
        : OptionalLong.of(
            clock.wallMillis() - (clock.nanos() - nanos.getAsLong()) / NANOS_PER_MILLI);
  }

  private static List<String> of(List<FaultLog.Fault> counted, Input input, String alias) {
    return naming(counted, "\\b(%s|%s)\\b".formatted(input.key(), alias));
  }

  private static List<String> of(List<FaultLog.Fault> counted, Output output) {
    return naming(counted, "\\b%s\\b".formatted(output.key()));
  }

  private static List<String> naming(List<FaultLog.Fault> counted, String name) {
    Pattern named = Pattern.compile(name);
    return counted.stream()
        .filter(fault -> named.matcher(fault.what()).find())
        .map(fault -> "%s: %d".formatted(fault.what(), fault.count()))
        .toList();
  }

  @Override
  public Optional<Held> held() {
    return panel
        .get()
        .forcing()
        .held()
        .map(hold -> {
          long leftNanos = hold.sinceNanos() + Forcing.HELD_NANOS_MAX - clock.nanos();
          return new Held(
              hold.output().key(), hold.on(), hold.who(), Math.max(0, leftNanos / NANOS_PER_MILLI));
        });
  }

  @Override
  public String barred() {
    return panel
        .get()
        .forcing()
        .barred()
        .map(end -> end.name().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /// What cannot be written into the audit trail is not done.
  @Override
  public synchronized void hold(String name, boolean on, String who) {
    Output output = Output.called(name);
    boolean there = wires().stream().anyMatch(wire -> !wire.input() && wire.name().equals(name));
    if (!there) {
      throw new BadInput("[io.outputs] says no line for '%s'".formatted(name));
    }
    Forcing forcing = panel.get().forcing();
    look();
    forcing.begin(output, on, who, clock.nanos());
    Forcing.Hold hold = forcing.held().orElse(null);
    if (noted != null || hold == null || !note(hold, "", words(hold), "")) {
      forcing.letGo(who);
      throw new BadInput(
          "%s is not moved: the audit trail takes no entry at the moment".formatted(name));
    }
    noted = hold;
  }

  @Override
  public void renew(String who) {
    panel.get().forcing().renew(who, clock.nanos());
  }

  @Override
  public void letGo(String who) {
    panel.get().forcing().letGo(who);
    look();
  }

  /// Notes that an output was let go. What is not taken is noted at the next look.
  ///
  /// @return how much was noted
  synchronized int look() {
    Forcing forcing = panel.get().forcing();
    Forcing.Hold was = noted;
    if (was == null || forcing.held().filter(now -> isSame(now, was)).isPresent()) {
      return 0;
    }
    Forcing.End end =
        forcing
            .lastEnded()
            .filter(ended -> isSame(ended.hold(), was))
            .map(Forcing.Ended::end)
            .orElse(Forcing.End.LET_GO);
    if (!note(was, words(was), "", end.words())) {
      return 0;
    }
    noted = null;
    return 1;
  }

  private static boolean isSame(Forcing.Hold one, Forcing.Hold other) {
    return one.sinceNanos() == other.sinceNanos() && one.output() == other.output();
  }

  private static String words(Forcing.Hold hold) {
    return hold.on() ? "held on by hand" : "held off by hand";
  }

  private boolean note(Forcing.Hold hold, String before, String after, String why) {
    return notes.note(
        new Note(
            Note.Kind.SETTING_CHANGED,
            clock.wallMillis(),
            hold.who(),
            "output " + hold.output().key(),
            before,
            after,
            why));
  }
}
