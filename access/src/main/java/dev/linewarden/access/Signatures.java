package dev.linewarden.access;

import dev.linewarden.inspection.Denied;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What people signed a moment ago and nobody has used yet. Each is good once, for the person who
/// asked for it and for the one deed. Any thread.
final class Signatures {
  /// The oldest gives way to one more.
  static final int WAITING_MAX = 64;

  static final long GOOD_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Signed> waiting = new LinkedHashMap<>();

  /// @param asker whose deed it is
  /// @param deed what will be done, in the words of whoever does it
  /// @param signer who proved to be there
  private record Signed(String asker, String deed, String signer, long atNanos) {}

  synchronized void add(String id, String asker, String deed, String signer, long nowNanos) {
    waiting.put(Secrets.digest(id), new Signed(asker, deed, signer, nowNanos));
    if (waiting.size() > WAITING_MAX) {
      waiting.remove(waiting.keySet().iterator().next());
    }
  }

  /// Who signed. Throws [Denied] when nobody did, it was for something else, it was used already,
  /// or it is too old.
  synchronized String use(String id, String asker, String deed, long nowNanos) {
    Signed signed = waiting.remove(Secrets.digest(id));
    if (signed == null
        || !signed.asker().equals(asker)
        || !signed.deed().equals(deed)
        || nowNanos - signed.atNanos() > GOOD_NANOS) {
      throw new Denied(
          Denied.Code.NO_SIGNATURE,
          "this needs a signature for it that was given within the last minute");
    }
    return signed.signer();
  }
}
