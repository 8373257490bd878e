package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {
  private static final JournalSettings FOUR_SEGMENTS =
      new JournalSettings(
          JournalSettings.SEGMENT_BYTES_MIN, 4L * JournalSettings.SEGMENT_BYTES_MIN, 1000);

  @TempDir Path root;

  @Test
  void theOldestSegmentsGoWhenTheJournalIsLargerThanItMayBe() throws IOException {
    try (JournalRig rig = new JournalRig(root, FOUR_SEGMENTS)) {
      rig.write(1, 2500);
      assertThat(rig.segments()).hasSize(4);
      assertThat(rig.journal.firstSequence()).isGreaterThan(1000);
      List<Recorded> all = rig.all();
      assertThat(all.getFirst().sequence()).isEqualTo(rig.journal.firstSequence());
      assertThat(all.getLast()).isEqualTo(new Recorded(7500, Samples.closed(2500)));
      rig.killAndReopen();
      assertThat(rig.journal.books().balance().triggered()).isEqualTo(2500);
      assertThat(rig.journal.books().counts().getOrDefault(Samples.RECIPE, Counts.ZERO).judged())
          .isEqualTo(2500);
    }
  }

  @Test
  void whatAFollowerHasNotReadIsKeptAboveTheSizeAndThatIsSaid() throws IOException {
    try (JournalRig rig = new JournalRig(root, FOUR_SEGMENTS)) {
      rig.followers.put("index", 7000L);
      rig.followers.put("plant", 20L);
      rig.write(1, 2000);
      assertThat(rig.journal.firstSequence()).isEqualTo(1);
      assertThat(rig.segments()).hasSizeGreaterThan(4);
      assertThat(rig.faults.count("journal", "over its size, but still needed")).isPositive();
      assertThat(rig.faults.faults()).anyMatch(fault -> fault.detail().endsWith("plant is at 20"));
      rig.followers.put("plant", 6000L);
      rig.write(2001, 2200);
      assertThat(rig.segments()).hasSize(4);
    }
  }

  @Test
  void aSegmentThatCannotBeOpenedJustNowIsWaitedForAndOneThatIsGoneIsSteppedOver()
      throws IOException {
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 2000);
      Path segment = rig.segments().get(1);
      Path elsewhere = root.resolve("elsewhere");
      Files.move(segment, elsewhere);
      Files.createDirectory(segment);
      assertThatThrownBy(rig::all).isInstanceOf(UncheckedIOException.class);
      assertThat(rig.faults.count("journal", "read failed")).isOne();
      Files.delete(segment);
      assertThat(rig.all()).hasSizeBetween(1000, 5999);
      Files.move(elsewhere, segment);
      assertThat(rig.all()).hasSize(6000);
    }
  }
}
