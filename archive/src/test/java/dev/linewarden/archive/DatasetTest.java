package dev.linewarden.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.WallSpan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetTest {
  private static final Dataset ALL = new Dataset("bottle", WallSpan.ALWAYS, false);

  @TempDir Path data;
  @TempDir Path out;

  private final FaultLog faults = new FaultLog(new MonotonicClock());
  private ArchiveReader archive;

  /// Ten that passed, three that did not: one is said to be scratched, one to be good, and one
  /// nobody looked at.
  @BeforeEach
  void keep() {
    Bottles bottles = new Bottles();
    try (PictureArchive kept = new PictureArchive(data, ArchiveSettings.DEFAULT, faults)) {
      kept.want(10);
      for (long part = 1; part <= 13; part++) {
        bottles.show(kept, Bottles.judged(part, part <= 10 ? 200 : 20));
        Bottles.run(kept);
      }
    }
    archive = new ArchiveReader(data, new KeySource.None(), faults);
    archive.label(new PartId(11), ReviewLabel.of("Scratch, deep", "Ana", 1));
    archive.label(new PartId(12), ReviewLabel.of("unsure", "Ana", 1));
    archive.label(new PartId(12), ReviewLabel.of("good", "Ana", 2));
  }

  @Test
  void asMvtecLaysIt() throws IOException {
    Dataset.Outcome outcome = ALL.toMvtec(archive, out);

    assertThat(outcome.pictures()).isEqualTo(Map.of("good", 11, "scratch-deep", 1));
    assertThat(outcome.leftOut()).isOne();
    assertThat(files("train/good")).hasSize(9);
    assertThat(files("test/good")).hasSize(2);
    assertThat(files("test/scratch-deep")).containsExactly("000000000011.png");
    BufferedImage mask =
        ImageIO.read(out.resolve("ground_truth/scratch-deep/000000000011_mask.png").toFile());
    assertThat(mask.getWidth()).isEqualTo(Bottles.WIDTH);
    assertThat(mask.getRaster().getSample(16, 14, 0)).isEqualTo(255);
    assertThat(mask.getRaster().getSample(26, 14, 0)).isZero();
  }

  @Test
  void asCocoLaysIt() throws IOException {
    new Dataset("bottle", WallSpan.ALWAYS, true).toCoco(archive, out);

    JsonNode said =
        JsonMapper.shared().readTree(Files.readAllBytes(out.resolve("annotations.json")));
    assertThat(said.get("images")).hasSize(13);
    assertThat(files("images")).hasSize(13);
    assertThat(said.get("categories").valueStream().map(one -> one.get("name").asString()))
        .containsExactlyInAnyOrder("scratch-deep", "cap-missing");
    JsonNode box = said.get("annotations").get(0).get("bbox");
    assertThat(box.valueStream().map(JsonNode::asDouble)).containsExactly(8.0, 8.0, 16.0, 12.0);
    assertThat(said.get("annotations").get(0).get("area").asDouble()).isEqualTo(192);
    assertThat(said.get("annotations")).hasSize(2);
  }

  @Test
  void theWayThatADistanceWasMeasuredAlongIsNoPlaceOfAFault() throws IOException {
    Bottles bottles = new Bottles();
    Region way =
        new Region.Path(
            List.of(
                new Region.Point(8.3, 8.1), new Region.Point(9.7, 20.2), new Region.Point(3, 4)));
    try (PictureArchive kept = new PictureArchive(data, ArchiveSettings.DEFAULT, faults)) {
      bottles.show(kept, Bottles.judged(14, 20, Bottles.WALL_MILLIS + 14, way));
      Bottles.run(kept);
    }
    new Dataset("bottle", WallSpan.ALWAYS, true).toCoco(archive, out);

    JsonNode said =
        JsonMapper.shared().readTree(Files.readAllBytes(out.resolve("annotations.json")));
    assertThat(said.get("images")).hasSize(14);
    assertThat(said.get("annotations")).hasSize(2);
  }

  @Test
  void anotherRecipeAndAnotherTimeAreLeftOut() {
    Dataset other = new Dataset("can", WallSpan.ALWAYS, true);
    Dataset later =
        new Dataset(
            "bottle", new WallSpan(Bottles.WALL_MILLIS + 13, Bottles.WALL_MILLIS + 14), true);

    assertThat(other.toMvtec(archive, out.resolve("a")).pictures()).isEmpty();
    assertThat(later.toMvtec(archive, out.resolve("b")).pictures())
        .isEqualTo(Map.of("cap-missing", 1));
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Files.writeString(out.resolve("mine"), "x");
    assertThatThrownBy(() -> ALL.toCoco(archive, out))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be empty");
    assertThat(files("")).containsExactly("mine");
  }

  @Test
  void aPictureThatWasChangedIsNotTaughtFrom() throws IOException {
    Path picture = archive.find(new PartId(11)).orElseThrow().pictures().getFirst().file();
    Files.write(picture, Files.readAllBytes(data.resolve("archive").resolve(first("requested"))));
    assertThatThrownBy(() -> ALL.toCoco(archive, out))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("was changed");
  }

  @Test
  void aLabelIsOneThing() {
    assertThatThrownBy(() -> new ReviewLabel(ReviewLabel.Kind.GOOD, "scratch", "Ana", 1))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> ReviewLabel.of(" ", "Ana", 1)).isInstanceOf(BadInput.class);
    assertThat(ReviewLabel.of("Unsure", "Ana", 1).said()).isEqualTo("unsure");
    assertThatThrownBy(() -> archive.label(new PartId(99), ReviewLabel.of("good", "Ana", 1)))
        .hasMessage("no pictures of part 99 are kept");
  }

  private String first(String kind) throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("archive").resolve(kind))) {
      return all.map(file -> data.resolve("archive").relativize(file).toString())
          .filter(name -> name.endsWith(".jpg"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private List<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
