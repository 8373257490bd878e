package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.OptionalLong;

/// A clock that says how far wall time may be off, as the kernel has it from whoever disciplines it
/// (chrony, systemd-timesyncd, ptp4l with phc2sys) by `adjtimex`; asked every [#ASK_NANOS] at most.
/// Any thread.
final class DisciplinedClock implements Clock {
  /// The kernel's bound grows by half a millisecond a second while nothing corrects it.
  static final long ASK_NANOS = 1_000_000_000L;

  // Of `struct timex` where `long` has 64 bits; the call fills in all of it.
  private static final long TIMEX_BYTES = 208;
  private static final long MAX_ERROR_AT = 24;
  private static final long STATUS_AT = 40;
  private static final long SECONDS_AT = 72;

  private static final int UNSYNCHRONIZED = 0x40;
  private static final int TIME_ERROR = 5;
  private static final long MICROS_PER_MILLI = 1000;
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private final Clock clock;
  private final Optional<MethodHandle> adjtimex = adjtimex();
  private volatile Said said;

  /// @param nanos when it was asked
  private record Said(long nanos, OptionalLong millis) {}

  /// What the kernel answers.
  ///
  /// @param state what the call returned
  /// @param maxErrorMicros the most that wall time may be off
  /// @param seconds of wall time, since 1970
  record Timex(int state, int status, long maxErrorMicros, long seconds) {
    /// Rounded up; empty while nobody corrects the clock, since nothing is known then.
    OptionalLong uncertaintyMillis() {
      boolean known = state >= 0 && state != TIME_ERROR && (status & UNSYNCHRONIZED) == 0;
      return known
          ? OptionalLong.of(Math.ceilDiv(maxErrorMicros, MICROS_PER_MILLI))
          : OptionalLong.empty();
    }
  }

  DisciplinedClock(Clock clock) {
    this.clock = clock;
    this.said = ask();
  }

  @Override
  public long nanos() {
    return clock.nanos();
  }

  @Override
  public long wallMillis() {
    return clock.wallMillis();
  }

  @Override
  public OptionalLong wallUncertaintyMillis() {
    Said last = said;
    if (clock.nanos() - last.nanos() < ASK_NANOS) {
      return last.millis();
    }
    Said now = ask();
    said = now;
    return now.millis();
  }

  private Said ask() {
    return new Said(
        clock.nanos(), read().map(Timex::uncertaintyMillis).orElse(OptionalLong.empty()));
  }

  /// Changes nothing; empty where there is no such call.
  Optional<Timex> read() {
    return adjtimex.flatMap(DisciplinedClock::read);
  }

  private static Optional<Timex> read(MethodHandle adjtimex) {
    try (Arena arena = Arena.ofConfined()) {
      // Zeros: no mode, so nothing is set.
      MemorySegment timex = arena.allocate(TIMEX_BYTES, Long.BYTES);
      int state = (int) adjtimex.invokeExact(timex);
      return Optional.of(
          new Timex(
              state,
              timex.get(ValueLayout.JAVA_INT, STATUS_AT),
              timex.get(ValueLayout.JAVA_LONG, MAX_ERROR_AT),
              timex.get(ValueLayout.JAVA_LONG, SECONDS_AT)));
    } catch (Throwable e) {
      // A method handle may throw anything by its type; this one only if the call is misdeclared.
      LOG.log(System.Logger.Level.WARNING, "the kernel cannot be asked for its clock", e);
      return Optional.empty();
    }
  }

  // Restricted because a wrong description crashes the process: this one is the manual page's.
  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> adjtimex() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("adjtimex")
        .map(function ->
            linker.downcallHandle(
                function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));
  }
}
