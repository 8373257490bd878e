package dev.linewarden.ui;

import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.Optional;

/// The pictures that the station keeps, and what people say of them. Called from the screen's own
/// threads, several at once. Everything throws [BadInput] for what cannot be done.
public interface Gallery {
  /// Of a station that keeps none.
  Gallery NONE = new NoGallery();

  /// A part whose pictures are kept.
  ///
  /// @param kind why they are: `reject`, `challenge`, `requested`, `borderline`, `sample`
  /// @param verdict `pass`, `reject` or `unjudged`
  /// @param label the verdict in a word or two
  /// @param pictures in the order in which they are asked for
  /// @param review what a person said it is: `good`, `unsure` or its fault; empty when nobody did
  record Part(
      PartId part,
      String kind,
      RecipeKey recipe,
      long wallMillis,
      String verdict,
      String label,
      List<Picture> pictures,
      String review) {
    public Part {
      pictures = List.copyOf(pictures);
    }
  }

  /// @param view by name; empty where there is only one
  /// @param overlay whether what the tools saw is drawn in
  record Picture(String view, boolean overlay) {}

  /// The newest first.
  List<Part> newest(String kind, int count);

  Optional<Part> find(PartId part);

  /// JPEG or PNG.
  ///
  /// @param place in the part's list, from 0
  byte[] picture(PartId part, int place);

  /// Says what a part is.
  ///
  /// @param review `good`, `unsure` or its fault
  void review(PartId part, String review, String who);

  /// Keeps the next parts, whatever becomes of them; 0 ends an earlier wish.
  ///
  /// @param challenge whether somebody knows what these parts are
  void want(int parts, boolean challenge);

  /// What the pictures are encrypted with. Takes half a second.
  void open(String passphrase);
}
