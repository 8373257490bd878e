package dev.linewarden.records;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.RecipeKey;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// Takes in bundles, one after the other and from the beginning again, until it is killed.
final class ImportVictim {
  private ImportVictim() {}

  /// @param arguments the station's folder, and the bundles
  static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    RecipeStore store = new RecipeStore(data, new FaultLog(new FixedClock()), _ -> Set.of());
    RecipeBundles bundles = new RecipeBundles(store, data);
    boolean told = false;
    for (int round = 1; ; round++) {
      for (int i = 1; i < arguments.length; i++) {
        try (Incoming incoming = bundles.unpack(Path.of(arguments[i]))) {
          store.install(incoming, RecipeRevisionTest.ANNA);
        }
      }
      // What is there already is not kept again: this always is.
      store.back(new RecipeKey("cola-bottles", 1), change(round));
      if (!told) {
        told = true;
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
          out.write('r');
        }
      }
    }
  }

  private static Change change(int round) {
    return new Change("anna", round, "round " + round);
  }
}
