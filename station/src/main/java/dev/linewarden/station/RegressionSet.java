package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Images whose true class is known, which every revision of a recipe has to judge right: they lie
/// beside its revisions in `regression/good` and `regression/<fault>`. Only grows, but for what
/// people take out by hand.
final class RegressionSet {
  private static final String FOLDER = "regression";

  private final Path folder;

  /// @param recipe the folder of a recipe, with its revisions
  RegressionSet(Path recipe) {
    this.folder = recipe.resolve(FOLDER);
  }

  Path folder() {
    return folder;
  }

  boolean isEmpty() {
    return !Files.isDirectory(folder);
  }

  /// Copies images with their folders; the name of each one's own folder is its class. Throws
  /// [BadInput] when a name is taken by another image; nothing has changed then.
  void add(Path from) {
    Map<Path, Path> copies = new TreeMap<>();
    try {
      for (StoredImage image : new ImageFolder(from).images()) {
        Path to = folder.resolve(image.origin());
        if (to.getNameCount() < folder.getNameCount() + 2) {
          throw new BadInput(
              "%s: an image of the regression set must lie in a folder with the name of its class"
                  .formatted(image.file()));
        }
        if (Files.exists(to) && Files.mismatch(image.file(), to) >= 0) {
          throw new BadInput(
              "%s: another image of the regression set is already called %s"
                  .formatted(image.file(), folder.relativize(to)));
        }
        copies.put(to, image.file());
      }
      for (Map.Entry<Path, Path> copy : copies.entrySet()) {
        Path to = copy.getKey();
        Files.createDirectories(to.resolveSibling(".").normalize());
        Path fresh = to.resolveSibling(to.getFileName() + ".new");
        Files.copy(copy.getValue(), fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new BadInput("%s cannot be added to %s: %s".formatted(from, folder, e), e);
    }
  }

  /// Changes with every image and every class.
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (StoredImage image : new ImageFolder(folder).images()) {
        digest.update((image.origin() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(Sha256.of(image.file()).getBytes(StandardCharsets.US_ASCII));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new BadInput("the regression set in %s cannot be read: %s".formatted(folder, e), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
