package dev.linewarden.access;

import dev.linewarden.inspection.Denied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is signed on. In memory only: after a start everybody signs on again. Any thread.
final class Sessions {
  /// Of one person; one more ends the oldest.
  static final int OF_ONE_MAX = 8;

  /// Of all; then nobody else can sign on until one ends.
  static final int ALL_MAX = 256;

  private final Map<String, Session> open = new LinkedHashMap<>();

  /// @param version of the user when it began
  /// @param idle it ends when nothing was done for so long
  record Session(
      String name,
      long version,
      String address,
      Duration idle,
      Duration longest,
      long beganNanos,
      long activeNanos) {
    boolean ended(long nowNanos) {
      return nowNanos - activeNanos > idle.toNanos() || nowNanos - beganNanos > longest.toNanos();
    }

    Session active(long nowNanos) {
      return new Session(name, version, address, idle, longest, beganNanos, nowNanos);
    }
  }

  synchronized void begin(String id, Session session) {
    List<String> own = new ArrayList<>();
    open.forEach((key, each) -> {
      if (each.name().equals(session.name())) {
        own.add(key);
      }
    });
    if (own.size() >= OF_ONE_MAX) {
      open.remove(own.getFirst());
    }
    if (open.size() >= ALL_MAX) {
      throw new Denied(Denied.Code.TOO_MANY, "too many are signed on; try again later");
    }
    open.put(Secrets.digest(id), session);
  }

  synchronized Optional<Session> find(String id, long nowNanos) {
    return Optional.ofNullable(open.get(Secrets.digest(id)))
        .filter(session -> !session.ended(nowNanos));
  }

  /// A person did something.
  synchronized void active(String id, long nowNanos) {
    open.computeIfPresent(
        Secrets.digest(id), (_, each) -> each.ended(nowNanos) ? each : each.active(nowNanos));
  }

  synchronized Optional<Session> end(String id) {
    return Optional.ofNullable(open.remove(Secrets.digest(id)));
  }

  /// Takes out those that have ended by themselves.
  synchronized List<Session> sweep(long nowNanos) {
    List<Session> ended = open.values().stream().filter(each -> each.ended(nowNanos)).toList();
    open.values().removeIf(each -> each.ended(nowNanos));
    return ended;
  }
}
