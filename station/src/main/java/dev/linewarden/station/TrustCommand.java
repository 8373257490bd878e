package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.records.Keyring;
import dev.linewarden.records.StationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `./linewarden recipe trust` and `distrust`: whose recipes this station takes.
final class TrustCommand {
  private static final int BYTES_MAX = 1000;

  private final Console console;
  private final Keyring keys;

  TrustCommand(Console console, Keyring keys) {
    this.console = console;
    this.keys = keys;
  }

  int list() {
    console.result(keys.own() + "  this station");
    for (Keyring.Trusted trusted : keys.trusted()) {
      console.result(trusted.key() + "  " + trusted.name());
    }
    return 0;
  }

  int trust(String keyOrFile, String name) {
    StationKey key = key(keyOrFile);
    if (key.equals(keys.own())) {
      throw new BadInput("this is this station's own key: it trusts itself");
    }
    keys.trust(key, name);
    console.result("recipes signed by %s are taken from now on".formatted(key));
    return 0;
  }

  int forget(String keyOrFile) {
    StationKey key = key(keyOrFile);
    if (!keys.forget(key)) {
      throw new BadInput(
          "%s is not trusted; ./linewarden recipe trust lists who is".formatted(key));
    }
    console.result("recipes signed by %s are not taken any more; those taken stay".formatted(key));
    return 0;
  }

  /// A file has the key as its first word.
  private static StationKey key(String keyOrFile) {
    Path file = Path.of(keyOrFile);
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= BYTES_MAX) {
        return new StationKey(Files.readString(file).strip().split("\\s", 2)[0]);
      }
    } catch (IOException e) {
      throw new BadInput("the key in %s cannot be read: %s".formatted(file, e), e);
    }
    return new StationKey(keyOrFile);
  }
}
