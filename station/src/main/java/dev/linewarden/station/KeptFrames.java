package dev.linewarden.station;

import dev.linewarden.archive.ArchiveReader;
import dev.linewarden.archive.KeptPart;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Kept pictures as frames again. Any thread.
///
/// @param cache folder for what can be made again: encrypted pictures lie there, readable by the
///   station alone, while they are decoded
record KeptFrames(ArchiveReader archive, Path cache) {
  /// One for each of the recipe's views; the caller closes them. Throws [BadInput] when no picture
  /// of the part is kept.
  Frames of(PartId part, Recipe recipe) {
    KeptPart kept =
        archive
            .find(part)
            .orElseThrow(() -> new BadInput("no picture of part %s is kept".formatted(part)));
    Map<String, Path> files = new HashMap<>();
    Map<String, Path> opened = new HashMap<>();
    try {
      for (KeptPart.Picture picture : kept.pictures()) {
        if (!picture.overlay()) {
          Path file = plain(picture, opened);
          files.put(picture.view(), file);
        }
      }
      if (recipe.views().size() == 1 && files.size() == 1) {
        RecipeView only = recipe.views().getFirst();
        return ReferenceFrames.read(Map.of(only.name(), files.values().iterator().next()), recipe);
      }
      return ReferenceFrames.read(files, recipe);
    } catch (IOException e) {
      throw new BadInput("a picture of part %s cannot be read: %s".formatted(part, e), e);
    } finally {
      opened.values().forEach(KeptFrames::remove);
    }
  }

  private Path plain(KeptPart.Picture picture, Map<String, Path> opened) throws IOException {
    if (picture.plainName().equals(String.valueOf(picture.file().getFileName()))) {
      return picture.file();
    }
    Files.createDirectories(cache);
    Path file = Files.createTempFile(cache, "kept-", "-" + picture.plainName());
    opened.put(picture.view(), file);
    return Files.write(file, archive.picture(picture));
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BadInput("%s cannot be removed: %s".formatted(file, e), e);
    }
  }
}
