package dev.linewarden.archive;

import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A part whose pictures are in the archive, as somebody asks for it.
///
/// @param verdict `pass`, `reject` or `unjudged`
/// @param faultOrVerdict the verdict in a word or two
/// @param pictures the files' numbers are their places in this list
/// @param label what a person said it is
public record KeptPart(
    PartId part,
    PictureClass kind,
    RecipeKey recipe,
    long wallMillis,
    String verdict,
    String faultOrVerdict,
    List<Picture> pictures,
    Optional<ReviewLabel> label) {
  public KeptPart {
    pictures = List.copyOf(pictures);
  }

  /// @param view by name; empty where there is only one
  /// @param overlay whether what the tools saw is drawn in
  public record Picture(Path file, String view, boolean overlay) {
    /// What the file is called once it is decrypted.
    public String plainName() {
      return Places.plain(String.valueOf(file.getFileName()));
    }
  }
}
