package dev.linewarden.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.linewarden.inspection.Denied;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What makes a secret unreadable, and compares it. Argon2id takes a core and 19 MiB for a quarter
/// of a second, so one is computed at a time, on a thread of its own, and few wait. Any thread.
final class Secrets implements AutoCloseable {
  /// More at once are sent away.
  static final int WAITING_MAX = 8;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int TOKEN_BYTES = 32;
  private static final long PATIENCE_SECONDS = 15;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, 1, HASH_BYTES, Argon2.ID);

  private final SecureRandom random = new SecureRandom();
  private final ExecutorService worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().daemon().name("lw-access-hash").factory());

  /// Nobody's, made at the first need: a name that nobody has costs as much as one that somebody
  /// has.
  private String nobodys = "";

  /// Throws [Denied] when too many ask at once.
  String hash(String secret) {
    return compute(() -> ARGON2.hash(bytes(secret), salt()).getResult());
  }

  /// Takes as long for a hash that is empty, which nothing matches.
  boolean matches(String secret, String hash) {
    return compute(() -> {
      String compared = hash.isEmpty() ? nobodys() : hash;
      boolean same =
          Argon2Function.getInstanceFromHash(compared)
              .check(bytes(secret), compared.getBytes(StandardCharsets.US_ASCII));
      return same && !hash.isEmpty();
    });
  }

  /// The same badge has the same value at the station with this salt.
  String badge(String badge, String saltHex) {
    return compute(() ->
        HexFormat.of()
            .formatHex(ARGON2.hash(bytes(badge), HexFormat.of().parseHex(saltHex)).getBytes()));
  }

  /// For whoever must not be guessed: 256 bits.
  String unguessable() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String newSaltHex() {
    return HexFormat.of().formatHex(salt());
  }

  SecureRandom random() {
    return random;
  }

  /// Of what cannot be guessed anyway.
  static String digest(String unguessable) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(unguessable.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Only on the worker.
  private String nobodys() {
    if (nobodys.isEmpty()) {
      nobodys = ARGON2.hash(bytes(unguessable()), salt()).getResult();
    }
    return nobodys;
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  /// Two keyboards may write the same letter differently.
  private static byte[] bytes(String secret) {
    return Normalizer.normalize(secret, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  private <T> T compute(Callable<T> work) {
    try {
      return worker.submit(work).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException | TimeoutException e) {
      throw later();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw later();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a secret could not be compared", e);
    }
  }

  private static Denied later() {
    return new Denied(Denied.Code.TOO_MANY, "too many sign on at this moment; try again");
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
