package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeBundles;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.ui.Workbench;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Recipes as files over the screen: out to other stations, in from them. What is on its way lies
/// in the cache. Any thread; one is taken in at a time.
final class RecipeCourier {
  private static final int PIECE_BYTES = 1 << 16;

  private final RecipeStore store;
  private final StationConfig config;
  private final Clock clock;
  private final OneAtATime taking =
      new OneAtATime("another recipe is being taken in; try again when that is done");

  RecipeCourier(RecipeStore store, StationConfig config, Clock clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  void send(RecipeKey key, OutputStream to) throws IOException {
    Path folder = folder();
    Path file = folder.resolve(key.id() + ".lwr");
    try {
      new RecipeBundles(store, config.data()).export(key, file);
      Files.copy(file, to);
    } finally {
      Folders.remove(folder);
    }
  }

  /// Throws [BadInput] with why it is not taken; nothing of it is kept then.
  Workbench.Taken take(InputStream bundle, String who, String why) throws IOException {
    return taking.run(() -> {
      Path folder = folder();
      try {
        return taken(received(bundle, folder.resolve("incoming.lwr")), who, why);
      } finally {
        Folders.remove(folder);
      }
    });
  }

  private Workbench.Taken taken(Path file, String who, String why) {
    List<String> notes = new ArrayList<>();
    RecipeImport gate = new RecipeImport(notes::add, store, config, config.views(), clock);
    Change change = new Change(who, clock.wallMillis(), why.isBlank() ? "from a file" : why);
    return new Workbench.Taken(gate.run(file, change).key(), notes);
  }

  private static Path received(InputStream bundle, Path file) throws IOException {
    long bytes = 0;
    byte[] piece = new byte[PIECE_BYTES];
    try (OutputStream to = Files.newOutputStream(file)) {
      for (int got = bundle.read(piece); got >= 0; got = bundle.read(piece)) {
        bytes += got;
        if (bytes > RecipeBundles.BYTES_MAX) {
          throw new BadInput(
              "a recipe's file must have at most %,d bytes, but this one has more"
                  .formatted(RecipeBundles.BYTES_MAX));
        }
        to.write(piece, 0, got);
      }
    }
    return file;
  }

  private Path folder() throws IOException {
    Files.createDirectories(config.cache());
    return Files.createTempDirectory(config.cache(), "bundle");
  }
}
