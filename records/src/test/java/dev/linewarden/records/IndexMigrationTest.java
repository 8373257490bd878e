package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.ReasonRow;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that each format's own program wrote, of the same 400 parts as the journal beside them.
final class IndexMigrationTest {
  private static final long PARTS = 400;
  private static final StatisticsQuestion EVER =
      new StatisticsQuestion(new WallSpan(0, Long.MAX_VALUE / 2), StatisticsQuestion.By.MINUTE);

  private static final StatisticsQuestion BY_RECIPE =
      new StatisticsQuestion(EVER.span(), StatisticsQuestion.By.RECIPE);

  @TempDir Path root;
  private JournalRig rig;

  @BeforeEach
  void write() {
    rig = new JournalRig(root);
    rig.write(1, PARTS);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void lay(int format) throws IOException {
    try (InputStream stored =
        new GZIPInputStream(
            Objects.requireNonNull(
                getClass().getResourceAsStream("index-format-%d.mv.db.gz".formatted(format))))) {
      Files.write(rig.folder().index(), stored.readAllBytes());
    }
  }

  private LedgerIndex open() {
    return new LedgerIndex(rig.folder(), LedgerIndex.PARTS_MAX_DEFAULT, rig.faults);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyFormatThatEverWasAnswersAsAFreshIndexDoes(int format) throws IOException {
    List<PartRow> rejects;
    Statistics statistics;
    Statistics byRecipe;
    try (LedgerIndex fresh = open()) {
      fresh.followToTheEnd(rig.journal, Progress.NONE);
      rejects = fresh.lastRejects(1000);
      statistics = fresh.statistics(EVER);
      byRecipe = fresh.statistics(BY_RECIPE);
    }
    lay(format);

    try (LedgerIndex index = open()) {
      assertThat(index.follow(rig.journal)).as("nothing is read again").isZero();
      assertThat(index.position()).isEqualTo(3 * PARTS);
      assertThat(index.lastRejects(1000)).isEqualTo(rejects);
      assertThat(index.counts()).isEqualTo(rig.recount().counts());
      assertThat(index.statistics(EVER).rows()).isEqualTo(statistics.rows());
      assertThat(index.statistics(EVER).latencies()).isEqualTo(statistics.latencies());
      assertThat(index.statistics(BY_RECIPE).rows()).isEqualTo(byRecipe.rows());
      assertThat(index.statistics(EVER).reasons())
          .extracting(ReasonRow::fault, ReasonRow::parts)
          .isEqualTo(
              statistics.reasons().stream()
                  .map(row -> org.assertj.core.groups.Tuple.tuple(row.fault(), row.parts()))
                  .toList());
      rig.write(PARTS + 1, PARTS + 20);
      index.followToTheEnd(rig.journal, Progress.NONE);
      assertThat(index.counts()).isEqualTo(rig.recount().counts());
    }
    assertThat(rig.faults.count("index", "set aside and built again")).isZero();
  }

  @Test
  void theOldFileIsKeptAndTheStationDoesNotWaitForTheNewOne() throws IOException {
    lay(1);

    try (LedgerIndex index = open()) {
      assertThatThrownBy(() -> index.lastRejects(1)).isInstanceOf(IndexUnavailable.class);
      assertThat(root.resolve("index.format-1.mv.db")).doesNotExist();
      assertThat(index.follow(rig.journal)).isZero();
      assertThat(index.lastRejects(1)).hasSize(1);
    }
    assertThat(root.resolve("index.format-1.mv.db")).exists();
    assertThat(root.resolve("index.migrating.mv.db")).doesNotExist();
  }

  @Test
  void aMigrationThatCannotBeDoneIsTriedAgainHoweverOftenAndTheOldFileStays() throws IOException {
    lay(1);
    Path inTheWay = root.resolve("index.migrating.mv.db/in the way");
    Files.createDirectories(inTheWay);
    try (LedgerIndex index = open()) {
      IndexFollower follower = new IndexFollower(index, rig.journal, rig.faults);
      for (int tries = 1; tries <= 20; tries++) {
        assertThat(follower.doWork(follower.dueNanos())).isZero();
        assertThat(rig.faults.count("index", "not following")).isEqualTo(tries);
      }
      assertThat(root.resolve("index.damaged.mv.db")).doesNotExist();
      Files.delete(inTheWay);
      long due = follower.dueNanos();
      assertThat(follower.doWork(due - 1)).isZero();
      assertThat(follower.doWork(due)).as("nothing is read again").isZero();
      assertThat(index.counts()).isEqualTo(rig.recount().counts());
    }
    assertThat(rig.faults.count("index", "set aside and built again")).isZero();
  }

  @Test
  void aKillInBetweenLeavesTheOldFileToBeginAgainFrom() throws IOException {
    lay(1);
    Files.writeString(root.resolve("index.migrating.mv.db"), "half of it");

    try (LedgerIndex index = open()) {
      assertThat(index.follow(rig.journal)).isZero();
      assertThat(index.counts()).isEqualTo(rig.recount().counts());
    }
    assertThat(rig.faults.count("index", "set aside and built again")).isZero();
  }
}
