package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

final class CsvTableTest {
  private final Events events = new Events("line-4", new OffClock(OptionalLong.of(3)));
  private final Batch.Builder batch = new Batch.Builder();

  @Test
  void aRowHasWhatItsKindHasAndNothingElse() {
    add(1, Samples.triggered(7));
    add(2, Samples.judged(7, Samples.REJECT));
    add(3, Samples.closed(7, Ending.REMOVED));
    add(
        4,
        new LedgerEntry.Changed(
            new PartId(8), 0, Samples.RECIPE, new RecipeKey("cans", 2), "anna", "order"));
    add(
        5,
        new LedgerEntry.Noted(
            new PartId(8), Note.of(Note.Kind.PLANT_ASKED, 0, "plant", "stop", "accepted")));
    add(6, Samples.slipped(8));
    batch.add("counts", events.counts(new Sink.Aside.Counts(Samples.report(), 0, 0)));

    List<Map<String, String>> rows = rows();

    assertThat(rows)
        .extracting(row -> row.get("kind"))
        .containsExactly("trigger", "part", "ending", "recipe", "event", "ending");
    assertThat(rows)
        .extracting(row -> row.get("sequence"))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(rows.get(1))
        .containsEntry("part", "7")
        .containsEntry("history", "true")
        .containsEntry("recipe", "bottle")
        .containsEntry("revision", "3")
        .containsEntry("verdict", "reject")
        .containsEntry("reasons", "cap missing: cap.mean 41.5")
        .containsEntry("scores", "cap.mean=41.5 grey")
        .containsEntry("latency_ms", "8.25")
        .containsEntry("ending", "");
    assertThat(rows.get(2)).containsEntry("ending", "removed").containsEntry("verdict", "");
    assertThat(rows.get(3)).containsEntry("before", "cans/2").containsEntry("why", "order");
    assertThat(rows.get(4)).containsEntry("event", "plant_asked").containsEntry("who", "plant");
    assertThat(rows.get(2)).containsEntry("lane", "").containsEntry("slip_mm", "");
    assertThat(rows.get(5)).containsEntry("lane", "1").containsEntry("slip_mm", "-3.5");
  }

  @Test
  void howFarTheTimeMayBeOffIsSaidOfWhatHappensNow() {
    Recorded recorded = new Recorded(1, Samples.triggered(7));
    Sink.Event now = new Sink.Event.Entry(recorded, false, true);
    Batch.Builder _ = batch.add(now, events.of(now));

    assertThat(rows())
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("time_uncertainty_ms", "3"));
  }

  @Test
  void whatPeopleWroteStaysOneCell() {
    String why = "two \"lines\",\r\nwith; everything";
    add(1, new LedgerEntry.Changed(new PartId(8), 0, Samples.RECIPE, Samples.RECIPE, "anna", why));

    assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("why", why));
  }

  @Test
  void eachColumnIsDocumentedAndInThisOrder() throws Exception {
    String documented = Files.readString(Path.of("..", "docs", "upstream.md"));

    assertThat(CsvTable.COLUMNS).allMatch(column -> documented.contains("`" + column + "`"));
    assertThat(new String(CsvTable.of(new Body(new byte[0])), StandardCharsets.UTF_8))
        .isEqualTo(String.join(",", CsvTable.COLUMNS) + "\r\n");
  }

  private void add(long sequence, LedgerEntry entry) {
    Sink.Event event = new Sink.Event.Entry(new Recorded(sequence, entry), true, true);
    Batch.Builder _ = batch.add(event, events.of(event));
  }

  private List<Map<String, String>> rows() {
    byte[] table = CsvTable.of(batch.build().lines());
    try (MappingIterator<Map<String, String>> rows =
        CsvMapper.builder()
            .build()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(table)) {
      return rows.readAll();
    }
  }
}
