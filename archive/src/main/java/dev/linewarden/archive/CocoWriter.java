package dev.linewarden.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes the layout of the COCO data sets (https://cocodataset.org/#format-data). One thread.
final class CocoWriter implements Dataset.Sink {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ArchiveReader archive;
  private final Path folder;
  private final List<Image> images = new ArrayList<>();
  private final List<Annotation> annotations = new ArrayList<>();
  private final Map<String, Integer> categories = new LinkedHashMap<>();

  /// The names are COCO's.
  private record Image(int id, String file_name, int width, int height, String date_captured) {}

  private record Annotation(
      int id,
      int image_id,
      int category_id,
      List<Double> bbox,
      List<List<Double>> segmentation,
      double area,
      int iscrowd) {}

  private record Category(int id, String name, String supercategory) {}

  private record Document(
      Map<String, String> info,
      List<Image> images,
      List<Annotation> annotations,
      List<Category> categories) {}

  CocoWriter(ArchiveReader archive, Path folder) {
    this.archive = archive;
    this.folder = folder;
  }

  @Override
  public void add(ArchiveReader.Stored part, Sidecar.Picture picture, String truth)
      throws IOException {
    String file = Places.plain(picture.file());
    ArchiveFile.write(folder.resolve("images").resolve(file), archive.picture(part, picture));
    int image = images.size() + 1;
    images.add(new Image(image, file, picture.width(), picture.height(), part.about().time()));
    if (!truth.equals(Dataset.GOOD)) {
      int category = categories.computeIfAbsent(truth, _ -> categories.size() + 1);
      part.about()
          .broken(picture.view())
          .forEach(seen -> annotations.add(annotation(image, category, seen)));
    }
  }

  private Annotation annotation(int image, int category, Sidecar.Seen seen) {
    List<Sidecar.Corner> outline = seen.outline();
    double left = outline.stream().mapToDouble(Sidecar.Corner::x).min().orElse(0);
    double top = outline.stream().mapToDouble(Sidecar.Corner::y).min().orElse(0);
    double right = outline.stream().mapToDouble(Sidecar.Corner::x).max().orElse(0);
    double bottom = outline.stream().mapToDouble(Sidecar.Corner::y).max().orElse(0);
    List<Double> flat = new ArrayList<>();
    for (Sidecar.Corner corner : outline) {
      flat.add(corner.x());
      flat.add(corner.y());
    }
    return new Annotation(
        annotations.size() + 1,
        image,
        category,
        List.of(left, top, right - left, bottom - top),
        List.of(flat),
        seen.area(),
        0);
  }

  void finish() throws IOException {
    List<Category> named = new ArrayList<>();
    categories.forEach((name, id) -> named.add(new Category(id, name, "fault")));
    Document document =
        new Document(Map.of("description", "Linewarden"), images, annotations, named);
    ArchiveFile.writeForGood(
        folder.resolve("annotations.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
  }
}
