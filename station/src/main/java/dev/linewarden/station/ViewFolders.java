package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stored images of several views: each further view has a folder of its own, and images whose
/// names agree up to their last `_` are one part's: `00041_test.jpg` and `00041_temp.jpg`.
final class ViewFolders {
  private final List<View> further = new ArrayList<>();

  private record View(String name, ImageFolder folder, Map<String, StoredImage> byKey) {}

  /// @param folders by the name of the view; of all views but the first. Throws [BadInput] when it
  ///   does not fit the recipe.
  ViewFolders(Recipe recipe, Map<String, Path> folders) {
    List<String> names = recipe.views().stream().skip(1).map(RecipeView::name).toList();
    if (!folders.keySet().equals(Set.copyOf(names))) {
      throw new BadInput(
          ("recipe %s: the images of each view but the first must be named with --view VIEW=FOLDER,"
                  + " for %s")
              .formatted(
                  recipe.key(), names.isEmpty() ? "no other view" : String.join(", ", names)));
    }
    for (String name : names) {
      Path place = folders.getOrDefault(name, Path.of(""));
      ImageFolder folder = new ImageFolder(place);
      Map<String, StoredImage> byKey = new HashMap<>();
      for (StoredImage image : folder.images()) {
        StoredImage other = byKey.put(key(image.file()), image);
        if (other != null) {
          throw new BadInput(
              "%s: two images are of the same part: %s and %s"
                  .formatted(place, other.origin(), image.origin()));
        }
      }
      further.add(new View(name, folder, byKey));
    }
  }

  /// What the names of all images of one part begin with.
  static String key(Path image) {
    String name = String.valueOf(image.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    int end = stem.lastIndexOf('_');
    return end <= 0 ? stem : stem.substring(0, end);
  }

  /// Adds the frames of the further views to the first one's; the reason instead when one cannot be
  /// had, and whatever was read before is given back.
  Exposure complete(Frame first, Path image, List<Frame> frames) {
    frames.add(first);
    for (View view : further) {
      Exposure exposure = read(view, image, first);
      switch (exposure) {
        case Frame frame -> frames.add(frame);
        case FrameLost lost -> {
          frames.forEach(Frame::close);
          return lost;
        }
      }
    }
    return first;
  }

  private static Exposure read(View view, Path image, Frame first) {
    StoredImage found = view.byKey().get(key(image));
    long atNanos = first.exposedAtNanos();
    return found == null
        ? new FrameLost(
            atNanos,
            FrameLost.Why.UNREADABLE,
            "%s: there is no image of %s in %s"
                .formatted(view.name(), image, view.folder().folder()))
        : view.folder().read(found, first.info().frameNumber(), atNanos);
  }
}
