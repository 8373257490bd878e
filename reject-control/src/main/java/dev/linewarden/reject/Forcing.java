package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A dead man's handle: one output at a time is held by hand while the belt has no permit, as long
/// as whoever holds it says so again and again, and for [#HELD_NANOS_MAX] at most. When it ends,
/// the output is again as the station wants it. Any thread; [#holding] belongs to the `io` thread.
public final class Forcing {
  /// Whoever holds an output says so again within this time, or it is let go.
  public static final long RENEWED_NANOS = 2_500_000_000L;

  /// Nobody needs to look longer at one wire, and who fell asleep on it is found out.
  public static final long HELD_NANOS_MAX = 60_000_000_000L;

  private final AtomicReference<@Nullable Hold> hold = new AtomicReference<>();
  private final AtomicReference<@Nullable Ended> ended = new AtomicReference<>();
  private volatile @Nullable End barred;
  private volatile @Nullable Doorbell poller;

  /// @param output as the person called it
  public record Hold(Output output, boolean on, String who, long sinceNanos, long renewedNanos) {
    /// What is moved: a gate follows its ejector.
    Output moved() {
      return output == Output.PASS_GATE ? Output.EJECTOR : output;
    }

    boolean movedOn() {
      return (output == Output.PASS_GATE) != on;
    }
  }

  /// Why an output was let go, or cannot be held.
  public enum End {
    LET_GO("it was let go"),
    NOT_RENEWED("nobody said any more that he holds it"),
    TOO_LONG("it was held for a minute"),
    LINE_RUNS("the line runs"),
    MADE_SAFE("the outputs are at rest until the line is started");

    private final String words;

    End(String words) {
      this.words = words;
    }

    /// For people, as the second half of a sentence.
    public String words() {
      return words;
    }
  }

  public record Ended(Hold hold, End end) {}

  /// Begins to hold one. Throws [BadInput] while the line runs or outputs are at rest, while one is
  /// held, and for an output that nobody may move by hand.
  public void begin(Output output, boolean on, String who, long nowNanos) {
    String never = output.notByHand(on);
    if (!never.isEmpty()) {
      throw new BadInput("%s cannot be %s by hand: %s".formatted(output.key(), word(on), never));
    }
    End bar = barred;
    if (bar != null) {
      throw new BadInput("%s cannot be moved by hand: %s".formatted(output.key(), bar.words()));
    }
    if (!hold.compareAndSet(null, new Hold(output, on, who, nowNanos, nowNanos))) {
      String other =
          held().map(held -> held.output().key() + " is held by " + held.who()).orElse("");
      throw new BadInput("one output at a time can be moved by hand: " + other);
    }
    ring();
  }

  private static String word(boolean on) {
    return on ? "held on" : "held off";
  }

  /// Whoever holds one still does. Throws [BadInput] when it was let go meanwhile.
  public void renew(String who, long nowNanos) {
    Hold now = hold.get();
    boolean still =
        now != null
            && now.who().equals(who)
            && hold.compareAndSet(
                now, new Hold(now.output(), now.on(), who, now.sinceNanos(), nowNanos));
    if (!still) {
      Ended last = ended.get();
      throw new BadInput(
          "you hold no output any more"
              + (last == null
                  ? ""
                  : ": " + last.hold().output().key() + ", " + last.end().words()));
    }
  }

  /// Lets go of what this person holds; else nothing.
  public void letGo(String who) {
    Hold now = hold.get();
    if (now != null && now.who().equals(who)) {
      end(now, End.LET_GO);
      ring();
    }
  }

  /// What is held now.
  public Optional<Hold> held() {
    return Optional.ofNullable(hold.get());
  }

  /// What was held last, and why it ended.
  public Optional<Ended> lastEnded() {
    return Optional.ofNullable(ended.get());
  }

  /// Why nothing can be held now; empty when something can.
  public Optional<End> barred() {
    return Optional.ofNullable(barred);
  }

  void listen(Doorbell bell) {
    poller = bell;
  }

  /// What is to be held, after a look at whether it still may be.
  @Nullable Hold holding(boolean permitted, boolean resting, long nowNanos) {
    End bar = permitted ? End.LINE_RUNS : resting ? End.MADE_SAFE : null;
    barred = bar;
    Hold now = hold.get();
    End over = now == null || bar != null ? bar : over(now, nowNanos);
    if (now != null && over != null) {
      end(now, over);
    }
    return over == null ? now : null;
  }

  private static @Nullable End over(Hold held, long nowNanos) {
    if (nowNanos - held.renewedNanos() > RENEWED_NANOS) {
      return End.NOT_RENEWED;
    }
    return nowNanos - held.sinceNanos() > HELD_NANOS_MAX ? End.TOO_LONG : null;
  }

  /// A word of whoever holds it that comes in the same moment is too late.
  private void end(Hold now, End why) {
    hold.set(null);
    ended.set(new Ended(now, why));
  }

  /// When to look again, if nobody rings.
  long dueNanos() {
    Hold now = hold.get();
    return now == null
        ? Belt.NEVER
        : 1 + Math.min(now.renewedNanos() + RENEWED_NANOS, now.sinceNanos() + HELD_NANOS_MAX);
  }

  private void ring() {
    Doorbell bell = poller;
    if (bell != null) {
      bell.ring();
    }
  }
}
