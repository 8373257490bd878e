package dev.linewarden.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureArchiveTest {
  private static final double GOOD = 200;
  private static final double NEARLY = 110;
  private static final double BAD = 20;
  private static final KeySource PLAIN = new KeySource.None();

  @TempDir Path data;

  private final FaultLog faults = new FaultLog(new MonotonicClock());
  private final Bottles bottles = new Bottles();
  private final List<PictureArchive> open = new ArrayList<>();

  @AfterEach
  void everyFrameIsGivenBack() {
    open.forEach(PictureArchive::close);
    assertThat(bottles.framesOut).hasValue(0);
  }

  private PictureArchive archive(ArchiveSettings settings) {
    PictureArchive archive = new PictureArchive(data, settings, faults);
    open.add(archive);
    return archive;
  }

  private static ArchiveSettings settings(PictureFormat format, long quotaBytes, long freeBytes) {
    Map<PictureClass, Long> quota = new EnumMap<>(PictureClass.class);
    for (PictureClass kind : PictureClass.values()) {
      quota.put(kind, quotaBytes);
    }
    return new ArchiveSettings(format, 90, true, 10, quota, freeBytes, PLAIN);
  }

  @Test
  void aRemovedPartIsKeptWithAllThatIsKnownOfIt() throws IOException {
    PictureArchive archive = archive(ArchiveSettings.DEFAULT);
    bottles.show(archive, Bottles.judged(12_345, BAD));
    Bottles.run(archive);

    Path folder = data.resolve("archive/reject/0000000012");
    String stem = "000000012345_20261122T004222.468Z_bottle-r3_cap-missing";
    assertThat(names(folder)).containsExactly(stem + ".jpg", stem + ".json", stem + "_overlay.jpg");
    assertThat(Files.readString(folder.resolve(stem + ".json")))
        .contains("\"label\" : \"Cap missing!\"", "\"value\" : 20.0", "\"latencyMs\" : 5.0");
    KeptPart kept = archive.reader().find(new PartId(12_345)).orElseThrow();
    assertThat(kept.kind()).isEqualTo(PictureClass.REJECT);
    assertThat(kept.wallMillis()).isEqualTo(Bottles.WALL_MILLIS + 12_345);
    assertThat(kept.pictures()).extracting(KeptPart.Picture::overlay).containsExactly(false, true);
    assertThat(image(archive, kept, 0).getWidth()).isEqualTo(Bottles.WIDTH);
  }

  @Test
  void withoutLossEachPixelComesBackAndTheOverlayShowsWhereItWasSeen() throws IOException {
    PictureArchive archive = archive(settings(PictureFormat.PNG, 1_000_000, 0));
    bottles.show(archive, Bottles.judged(7, BAD));
    Bottles.run(archive);

    KeptPart kept = archive.reader().find(new PartId(7)).orElseThrow();
    BufferedImage raw = image(archive, kept, 0);
    for (int y = 0; y < Bottles.HEIGHT; y++) {
      for (int x = 0; x < Bottles.WIDTH; x++) {
        assertThat((byte) raw.getRaster().getSample(x, y, 0))
            .isEqualTo(Bottles.grey(7, (long) y * Bottles.WIDTH + x));
      }
    }
    int seen = image(archive, kept, 1).getRGB(16, 20);
    assertThat(seen >> 16 & 0xff).as("red of the lower edge").isGreaterThan(200);
    assertThat(seen >> 8 & 0xff).as("its green").isLessThan(120);
  }

  @Test
  void ofThePartsThatPassedOnlySomeAreKept() {
    PictureArchive archive = archive(settings(PictureFormat.JPEG, 1_000_000, 0));
    for (long part = 1; part <= 30; part++) {
      bottles.show(archive, Bottles.judged(part, part == 13 ? NEARLY : GOOD));
      Bottles.run(archive);
    }

    assertThat(parts(archive, PictureClass.SAMPLE)).containsExactly(30L, 20L, 10L);
    assertThat(parts(archive, PictureClass.BORDERLINE)).containsExactly(13L);
    assertThat(parts(archive, PictureClass.REJECT)).isEmpty();
  }

  @Test
  void whoeverAsksGetsTheNextParts() {
    PictureArchive archive = archive(ArchiveSettings.DEFAULT);
    archive.want(2);
    for (long part = 1; part <= 4; part++) {
      bottles.show(archive, Bottles.judged(part, GOOD));
    }
    archive.challenge(1);
    bottles.show(archive, Bottles.judged(5, BAD));
    Bottles.run(archive);

    assertThat(parts(archive, PictureClass.REQUESTED)).containsExactly(2L, 1L);
    assertThat(parts(archive, PictureClass.CHALLENGE)).containsExactly(5L);
    assertThat(archive.wanted()).isZero();
    assertThatThrownBy(() -> archive.want(10_001))
        .isInstanceOf(BadInput.class)
        .hasMessage("pictures can be asked of 0 to 10000 parts, but not of 10001");
  }

  @Test
  void whenThereIsNoTimeForAllEvidenceIsKeptAndTheRestCounted() {
    PictureArchive archive = archive(settings(PictureFormat.JPEG, 1_000_000, 0));
    archive.doWork(0);
    for (long part = 1; part <= 10; part++) {
      bottles.show(archive, Bottles.judged(10 * part, GOOD));
      bottles.show(archive, Bottles.judged(10 * part + 1, BAD));
    }
    assertThat(bottles.framesOut).hasValueLessThanOrEqualTo(PictureArchive.FRAMES_HELD_MAX);
    archive.doWork(0);
    assertThat(parts(archive, PictureClass.REJECT)).containsExactly(11L);
    Bottles.run(archive);

    assertThat(parts(archive, PictureClass.REJECT)).containsExactly(41L, 31L, 21L, 11L);
    assertThat(parts(archive, PictureClass.SAMPLE)).containsExactly(20L, 10L);
    assertThat(archive.skipped()).isEqualTo(14);
    assertThat(faults.count("archive", "pictures of removed parts skipped")).isOne();
  }

  @Test
  void theOldestByNumberMakesRoomWhateverTheClockSays() throws IOException {
    PictureArchive first = archive(settings(PictureFormat.JPEG, 1_000_000, 0));
    for (long part = 995; part <= 1_005; part++) {
      bottles.show(first, Bottles.judged(part, BAD, Bottles.WALL_MILLIS - part * 86_400_000));
      Bottles.run(first);
    }
    long each = first.bytes().getOrDefault(PictureClass.REJECT, 0L) / 11;
    first.close();

    PictureArchive again = archive(settings(PictureFormat.JPEG, 4 * each + each / 2, 0));
    bottles.show(again, Bottles.judged(1_006, BAD));
    Bottles.run(again);

    assertThat(parts(again, PictureClass.REJECT)).containsExactly(1006L, 1005L, 1004L, 1003L);
    assertThat(names(data.resolve("archive/reject"))).containsExactly("0000000001");
    assertThat(again.bytes()).containsEntry(PictureClass.REJECT, bytesIn("archive/reject"));
  }

  @Test
  void onAFullDiskEvidenceStaysAndTheRestMakesRoom() {
    PictureArchive roomy = archive(settings(PictureFormat.JPEG, 1_000_000, 0));
    bottles.show(roomy, Bottles.judged(10, GOOD));
    bottles.show(roomy, Bottles.judged(11, BAD));
    Bottles.run(roomy);
    roomy.close();

    PictureArchive full = archive(settings(PictureFormat.JPEG, 1_000_000, Long.MAX_VALUE / 2));
    bottles.show(full, Bottles.judged(12, BAD));
    Bottles.run(full);

    assertThat(parts(full, PictureClass.SAMPLE)).isEmpty();
    assertThat(parts(full, PictureClass.REJECT)).containsExactly(11L);
    assertThat(faults.count("archive", "the disk has no room for pictures")).isOne();
  }

  @Test
  void whatAKillLeftHalfWrittenIsNotShownAndGoesFirst() throws IOException {
    Path folder = Files.createDirectories(data.resolve("archive/reject/0000000000"));
    Files.write(folder.resolve("000000000003_x_bottle-r3_cap.jpg.tmp"), new byte[50_000]);
    PictureArchive archive = archive(settings(PictureFormat.JPEG, 20_000, 0));
    assertThat(archive.reader().find(new PartId(3))).isEmpty();

    bottles.show(archive, Bottles.judged(4, BAD));
    Bottles.run(archive);

    assertThat(names(folder)).noneMatch(name -> name.startsWith("000000000003"));
    assertThat(archive.reader().find(new PartId(4))).isPresent();
  }

  @Test
  void aPartThatCannotBeReadIsCountedAndHidesNoOther() throws IOException {
    PictureArchive archive = archive(settings(PictureFormat.JPEG, 1_000_000, 0));
    for (long part = 1; part <= 5; part++) {
      bottles.show(archive, Bottles.judged(part, BAD));
      Bottles.run(archive);
    }
    archive.reader().label(new PartId(4), ReviewLabel.of("good", "Ana", 1));
    for (String torn : List.of("000000000002", "000000000004")) {
      tear(data.resolve("archive/reject/0000000000"), torn);
    }

    assertThat(parts(archive, PictureClass.REJECT)).containsExactly(5L, 3L, 1L);
    assertThat(faults.count("archive", "what describes a part cannot be read")).isEqualTo(2);
    List<Long> exported = new ArrayList<>();
    archive.reader().each(part -> exported.add(part.about().part()));
    assertThat(exported).containsExactly(1L, 3L, 5L);
    assertThatThrownBy(() -> archive.reader().find(new PartId(2))).isInstanceOf(BadInput.class);
  }

  /// What describes the part, or what somebody said of it, where there is that.
  private static void tear(Path folder, String part) throws IOException {
    String last =
        names(folder).stream()
            .filter(name -> name.startsWith(part) && name.endsWith(".json"))
            .max(Comparator.comparing(name -> name.contains("label")))
            .orElseThrow();
    Files.write(folder.resolve(last), new byte[100]);
  }

  @Test
  void aFolderThatCannotBeWrittenCostsPicturesAndNothingElse() throws IOException {
    PictureArchive archive = archive(settings(PictureFormat.JPEG, 1_000_000, 0));
    Files.writeString(data.resolve("archive/reject"), "a file where a folder should be");
    bottles.show(archive, Bottles.judged(1, BAD));
    Bottles.run(archive);
    assertThat(faults.count("archive", "pictures cannot be kept")).isOne();

    Files.delete(data.resolve("archive/reject"));
    bottles.show(archive, Bottles.judged(2, BAD));
    Bottles.run(archive);
    assertThat(parts(archive, PictureClass.REJECT)).containsExactly(2L);
  }

  private static List<Long> parts(PictureArchive archive, PictureClass kind) {
    return archive.reader().newest(kind, 100).stream().map(kept -> kept.part().value()).toList();
  }

  private static BufferedImage image(PictureArchive archive, KeptPart kept, int place)
      throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(archive.reader().picture(kept.pictures().get(place))));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private long bytesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve(folder))) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
