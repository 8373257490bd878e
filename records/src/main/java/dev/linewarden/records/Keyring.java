package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The station's own key pair, made at its first start, and the keys of the stations whose recipes
/// it takes: `<data>/keys/station.key` and `trusted`, a line with key and name each. Any thread; a
/// key that another process has begun to trust counts at once.
public final class Keyring {
  /// What a person can look through.
  public static final int TRUSTED_MAX = 1000;

  /// Where the keys are that a station knows besides its own, in its data folder.
  static final String KNOWN = "keys/trusted";

  private static final String NAME = "station.key";
  private static final int NAME_MAX = 100;

  private final Path folder;
  private final Path trusted;
  private final KeyPairFile own;

  private Keyring(Path folder, KeyPairFile own) {
    this.folder = folder;
    this.trusted = folder.resolveSibling(KNOWN);
    this.own = own;
  }

  /// A station whose recipes are taken.
  ///
  /// @param name for people; may be empty
  public record Trusted(StationKey key, String name) {}

  /// Makes the key pair where there is none. Throws [BadInput] when it cannot be read or made.
  static Keyring open(Path data, FaultLog faults) {
    Path folder = data.resolve("keys");
    Path file = folder.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      if (KeyPairFile.isOpenToOthers(file)) {
        faults.count(
            "recipes",
            "others may read the station's key",
            file + " must be for its owner only: chmod 600");
      }
      return new Keyring(folder, KeyPairFile.read(file));
    } catch (IOException | UnsupportedOperationException e) {
      throw new BadInput(
          "the station's keys must be in %s, but cannot be kept there: %s".formatted(folder, e), e);
    }
  }

  /// Two processes may come here at once: the second finds the pair of the first.
  private static void make(Path folder, Path file) throws IOException {
    try (StoreLock _ = StoreLock.take(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (!Files.exists(file)) {
        KeyPairFile.write(file);
      }
    }
  }

  /// The public key of the station whose data these are, whoever holds them. Throws [BadInput] when
  /// it cannot be read.
  public static StationKey of(Path data) {
    Path file = data.resolve("keys").resolve(NAME);
    try {
      return KeyPairFile.read(file).key();
    } catch (IOException e) {
      throw new BadInput(
          "the station's key must be in %s, but cannot be read: %s".formatted(file, e), e);
    }
  }

  /// What a station has to trust that goes on with these data under a key of its own: the old one,
  /// and whom that one trusted. Empty of a station that never had a key.
  static byte[] known(Path data) throws IOException {
    if (!Files.exists(data.resolve("keys").resolve(NAME))) {
      return new byte[0];
    }
    Path trusted = data.resolve(KNOWN);
    String others = Files.exists(trusted) ? Files.readString(trusted) : "";
    return (others + of(data) + " this station before it was restored\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// This station's.
  public StationKey own() {
    return own.key();
  }

  byte[] sign(byte[] content) {
    return own.sign(content);
  }

  /// By the time they were trusted.
  public List<Trusted> trusted() {
    List<Trusted> all = new ArrayList<>();
    try {
      if (Files.exists(trusted)) {
        for (String line : Files.readAllLines(trusted)) {
          String[] words = line.strip().split(" ", 2);
          all.add(new Trusted(new StationKey(words[0]), words.length > 1 ? words[1] : ""));
        }
      }
      return all;
    } catch (IOException e) {
      throw new BadInput("the trusted keys in %s cannot be read: %s".formatted(trusted, e), e);
    }
  }

  /// Takes recipes that this station signed from now on.
  public void trust(StationKey key, String name) {
    if (name.length() > NAME_MAX || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new BadInput(
          "a trusted station's name must be one line of up to %d characters, but is '%s'"
              .formatted(NAME_MAX, name));
    }
    List<Trusted> all = new ArrayList<>(trusted());
    all.removeIf(each -> each.key().equals(key));
    if (all.size() >= TRUSTED_MAX) {
      throw new BadInput("there can be %d trusted keys; remove one first".formatted(TRUSTED_MAX));
    }
    all.add(new Trusted(key, name.strip()));
    write(all);
  }

  /// False when it was not trusted. What was taken from it stays: this station signed that itself.
  public boolean forget(StationKey key) {
    List<Trusted> all = new ArrayList<>(trusted());
    boolean was = all.removeIf(each -> each.key().equals(key));
    if (was) {
      write(all);
    }
    return was;
  }

  private void write(List<Trusted> all) {
    StringBuilder text = new StringBuilder();
    all.forEach(each -> text.append((each.key() + " " + each.name()).strip()).append('\n'));
    try (StoreLock _ = StoreLock.take(folder)) {
      Durable.replace(trusted, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadInput("the trusted keys in %s cannot be kept: %s".formatted(trusted, e), e);
    }
  }

  /// Who has this key, in words; empty when nobody known has.
  public Optional<String> holder(StationKey key) {
    if (key.equals(own.key())) {
      return Optional.of("this station");
    }
    return trusted().stream()
        .filter(each -> each.key().equals(key))
        .map(each -> each.name().isEmpty() ? key.text() : each.name())
        .findFirst();
  }

  /// Throws [BadInput] with how to trust it when nobody known has this key.
  ///
  /// @param what was signed by it
  void requireKnown(String what, StationKey key) {
    if (holder(key).isEmpty()) {
      throw new BadInput(
          ("%s is signed by %s, which this station does not know; if it is one of yours:"
                  + " ./linewarden recipe trust %s")
              .formatted(what, key, key));
    }
  }
}
